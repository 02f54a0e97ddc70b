"""What a grade depends on, hashed part by part: equal parts, equal grade, nothing to do again."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Mapping
from pathlib import Path

from grader.model import Exercise

__all__ = [
    "GRADING",
    "KEY_VERSION",
    "differing",
    "exercise_parts",
    "grader_part",
    "key",
    "source_part",
]

KEY_VERSION = "1"
GRADING = (
    "bench.py",
    "checks",
    "diagnosis",
    "expressions",
    "grading.py",
    "classroom/notebook.py",
    "model",
    "numerics",
    "oracle",
    "outcomes.py",
    "race.py",
    "sandbox",
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
        "checks": exercise.checks,
        "misconceptions": tuple(exercise.slips.items()),
        "correct variants": exercise.correct,
        "limits": exercise.limits,
    }
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


def differing(parts: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """Return the names of the parts that are not the same."""
    return [name for name in sorted({*parts, *other}) if parts.get(name) != other.get(name)]
