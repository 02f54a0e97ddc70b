"""Babel finds every template: it reads calls with literals, and does not look into f-strings."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent / "grader"
SAYING = {"Message", "tr", "plural", "in_context"}

LOOKED_UP = {
    "known.template": "`worker_says` lists its templates as literals",
    "said": "a member of a family says it in a literal `Message`",
}
"""What may stand for a literal."""


def calls(tree: ast.AST) -> list[ast.Call]:
    """Return the calls that say something to a person."""
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYING
    ]


@pytest.mark.parametrize(
    "path",
    [p for p in ROOT.rglob("*.py") if not {"messages", "demo_class"} & {*p.parts}],
    ids=lambda path: str(path.relative_to(ROOT)),
)
def test_no_template_is_hidden(path: Path) -> None:
    """None stands inside an f-string, and none is put together."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for text in ast.walk(tree):
        if isinstance(text, ast.JoinedStr):
            assert [ast.unparse(call) for call in calls(text)] == []
    for call in calls(tree):
        template = ast.unparse(call.args[0]) if call.args else ""
        literal = bool(call.args) and isinstance(call.args[0], ast.Constant)
        assert literal or template in LOOKED_UP, ast.unparse(call)


def test_every_template_is_in_the_catalogues() -> None:
    """Babel passes over a call inside the arguments of another one: such a template has no entry."""
    literals = {
        node.value
        for path in ROOT.rglob("*.py")
        if not {"messages", "demo_class"} & {*path.parts}
        for call in calls(ast.parse(path.read_text(encoding="utf-8")))
        for node in call.args
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value
    }
    for path in ROOT.glob("locale/*/LC_MESSAGES/grader.po"):
        with path.open("rb") as file:
            entries = [message for message in read_po(file) if message.id]
        parts = [m.id if isinstance(m.id, tuple) else (m.id,) for m in entries]
        known = {text for texts in parts for text in texts} | {m.context for m in entries}
        assert literals - known == set(), path
