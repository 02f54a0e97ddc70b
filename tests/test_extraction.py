"""Babel finds every template: it reads calls with literals, and does not look into f-strings."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterator
from pathlib import Path

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


@functools.cache
def trees() -> dict[str, ast.Module]:
    """Return what the modules hold, by their paths."""
    paths = [p for p in ROOT.rglob("*.py") if not {"messages", "demo_class"} & {*p.parts}]
    return {str(p.relative_to(ROOT)): ast.parse(p.read_text(encoding="utf-8")) for p in paths}


def hidden(tree: ast.Module) -> Iterator[str]:
    """The calls whose template Babel does not find."""
    for text in ast.walk(tree):
        if isinstance(text, ast.JoinedStr):
            yield from map(ast.unparse, calls(text))
    for call in calls(tree):
        template = ast.unparse(call.args[0]) if call.args else ""
        literal = bool(call.args) and isinstance(call.args[0], ast.Constant)
        if not literal and template not in LOOKED_UP:
            yield ast.unparse(call)


def test_no_template_is_hidden() -> None:
    """None stands inside an f-string, and none is put together."""
    assert [(path, call) for path, tree in trees().items() for call in hidden(tree)] == []


def test_every_template_is_in_the_catalogues() -> None:
    """Babel passes over a call inside the arguments of another one: such a template has no entry."""
    literals = {
        node.value
        for tree in trees().values()
        for call in calls(tree)
        for node in call.args
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value
    }
    for path in ROOT.glob("locale/*/LC_MESSAGES/grader.po"):
        with path.open("rb") as file:
            entries = [message for message in read_po(file) if message.id]
        parts = [m.id if isinstance(m.id, tuple) else (m.id,) for m in entries]
        known = {text for texts in parts for text in texts} | {m.context for m in entries}
        assert literals - known == set(), path
