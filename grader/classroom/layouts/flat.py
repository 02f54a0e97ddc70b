"""One flat folder: `STUDENT.py`, or `STUDENT_EXERCISE.py`, `EXERCISE_STUDENT.py`."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from grader.classroom.layouts import Layout
from grader.classroom.records import Leaf, Placement, Student
from grader.classroom.work import stem_of
from grader.messages import Message


def fits(leaves: Sequence[Leaf], ids: Collection[str]) -> bool:
    """Everything that is not placed otherwise."""
    return True


def _longest_first(leaves: Sequence[Leaf], ids: Collection[str]) -> Sequence[str]:
    return sorted(ids, key=len, reverse=True)


def place(leaf: Leaf, ids: Sequence[str]) -> Placement | None:
    """Cut an exercise's name off the file's name; the rest is the student."""
    stem = leaf.parts[0] if leaf.archived else stem_of(leaf.name)
    folded = stem.lower().replace("_", "-")
    for name in ids:
        if folded.startswith(f"{name}-"):
            return Placement((Student(stem[len(name) + 1 :]),), leaf.name, hint=name)
        if folded.endswith(f"-{name}"):
            return Placement((Student(stem[: -len(name) - 1]),), leaf.name, hint=name)
    return Placement((Student(stem),), leaf.name)


LAYOUT = Layout(
    Message("one flat folder, a file per student"), 9, fits, place, _longest_first, personal=False
)
