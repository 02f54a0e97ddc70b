"""A kind of check is one file: nothing else in the package knows its name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import grader
from grader.checks import kind_of, kinds

ROOT = Path(grader.__file__).parent

WORDS = {"values", "source", "memory", "device", "property", "statistics", "speed"}
"""Kinds whose names are words of other things, too: a limit, a rung, a key of a record."""


def compared(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts that a module compares with, or looks for in a collection, by line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Compare) and "kind" in ast.dump(node.left).casefold():
            for part in ast.walk(node):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.lineno, part.value


def named(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the texts of a module that are nothing but the name of a kind."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


FOLDERS = ("checks", "cli", "content", "diagnosis", "grading", "proof", "reports", "trial")
OTHERS = [path for folder in FOLDERS for path in (ROOT / folder).glob("*.py")]


@pytest.mark.parametrize("path", OTHERS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_kind_is_named_elsewhere(path: Path) -> None:
    """What the rest must know of a kind, the kind says of itself."""
    own = path.stem if path.parent.name == "checks" else ""
    checks = [kind for kind in kinds() if kind != own]
    assert [found for found in compared(path) if found[1] in checks] == []
    if path.parent.name in ("content", "trial", "grading", "diagnosis", "proof"):
        plain = set(checks) - WORDS
        assert [found for found in named(path) if found[1] in plain] == []


@pytest.mark.parametrize("kind", kinds())
def test_what_a_kind_says_goes_together(kind: str) -> None:
    """A kind that decides may be told apart from wrong variants; one about resources may not."""
    said = kind_of(kind)
    assert not said.decides or said.mistakes
    assert not (said.resource and said.mistakes)
    assert not said.timed or said.resource
    assert not said.gate or said.cases == "none"
