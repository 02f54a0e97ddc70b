"""The parts of a cache key: whatever decides a grade is in them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import grader
from grader.classroom import key as keys

ROOT = Path(grader.__file__).parent


@pytest.mark.parametrize("name", keys.GRADING)
def test_what_is_hashed_is_there(name):
    """A module that was renamed must not drop out of the key in silence."""
    path = ROOT / name
    assert path.is_file() or any(path.rglob("*.py"))


def imported(name: str) -> set[str]:
    """First names under `grader` that a package or module imports."""
    path, found = ROOT / name, set()
    files = path.rglob("*.py") if path.is_dir() else [path.with_suffix(".py")]
    for node in (node for file in files for node in ast.walk(ast.parse(file.read_text()))):
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            full = [f"{node.module}.{alias.name}" for alias in node.names]
            found |= {n.split(".")[1] for n in full if n.startswith("grader.")}
    return found


def test_whatever_grading_imports_is_in_the_key():
    """Errors and the finding of family members decide nothing; content is hashed as it is read."""
    reached, waiting = set(), {"grading", "checks", "sandbox", "worker"}
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= (imported(name) if name != "content" else set()) - reached
    inside = {name.removesuffix(".py") for name in keys.GRADING}
    assert reached - inside <= {"errors", "registry", "content", "suggest"}


def test_a_difference_has_the_names_of_its_parts():
    """What `--explain-cache` says."""
    one, other = {"source": "a", "limits": "b"}, {"source": "a", "limits": "c", "seed": "1"}
    assert keys.differing(one, other) == ["limits", "seed"]
    assert keys.key(one) != keys.key(other)
    assert keys.key(one) == keys.key(dict(reversed(one.items())))
