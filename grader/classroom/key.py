"""What a grade depends on, hashed part by part: equal parts, equal grade, nothing to do again.

Each check has a part of its own, made of the check and its cases: where only some of these differ,
the others' outcomes are kept and only what differs is run.
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path

from grader.model import Exercise

KEY_VERSION = "2"
CHECK = "check "
"""Begins the names of the parts on which one check depends, and no other."""
_OF_THE_WHOLE = ("cases", "misconceptions", "order of checks")
"""Parts that decide the name of a mistake, or what stands where; no check's own verdict."""
GRADING = (
    "checks",
    "classroom/dependencies.py",
    "classroom/notebook.py",
    "content/header.py",
    "diagnosis",
    "expressions",
    "grading",
    "messages",
    "model",
    "numerics",
    "python_says.py",
    "sandbox",
    "trial",
    "worker",
)
"""The code that decides a grade; reports and commands do not."""


def _hash(*parts: bytes) -> str:
    digest = hashlib.blake2b(digest_size=16)
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def source_part(source: bytes) -> str:
    """Return the hash of a submission's (extracted) source."""
    return _hash(source)


def exercise_parts(exercise: Exercise) -> dict[str, str]:
    """Return the hashes of what an exercise lays down; its prose and its hints do not count."""
    solution = Path(exercise.solution)
    head = exercise.head
    found = {
        "entries": (head.id, head.backends, exercise.entries, exercise.imports),
        "cases": tuple(exercise.cases.items()),
        "order of checks": tuple(check.id for check in exercise.checks),
        "misconceptions": tuple(exercise.slips.items()),
        "correct variants": exercise.correct,
        "limits": exercise.limits,
    }
    for check in exercise.checks:
        found[f"{CHECK}{check.id}"] = (check, *(exercise.cases[name] for name in check.cases))
    parts = {name: _hash(repr(value).encode()) for name, value in found.items()}
    files = [solution, *sorted(solution.parent.glob("_*.py"))]
    return {**parts, "solution": _hash(*(file.read_bytes() for file in files))}


@functools.cache
def grader_part() -> str:
    """Return the hash of the grader's own code, as far as it decides grades."""
    root = Path(__file__).parent.parent
    digest = hashlib.blake2b(digest_size=16)
    for name in GRADING:
        path = root / name
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            digest.update(f"{file.relative_to(root)}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def key(parts: Mapping[str, str]) -> bytes:
    """Return the cache key of all parts."""
    lines = "".join(f"{name}={parts[name]}\n" for name in sorted(parts))
    return hashlib.blake2b(lines.encode(), digest_size=16).digest()


def kept(parts: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Return the checks whose outcomes under `other` hold under `parts`, too."""
    if any(
        not name.startswith(CHECK) and name not in _OF_THE_WHOLE for name in differing(parts, other)
    ):
        return []
    names = [name for name in parts if name.startswith(CHECK) and parts[name] == other.get(name)]
    return [name.removeprefix(CHECK) for name in names]


def differing(parts: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Return the names of the parts that are not the same."""
    return [name for name in sorted({*parts, *other}) if parts.get(name) != other.get(name)]
