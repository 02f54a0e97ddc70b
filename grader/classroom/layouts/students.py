"""`STUDENT/FILE.py`: one folder per student, at any depth below it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from grader.classroom.layouts import Layout
from grader.classroom.records import Leaf, Placement, Student
from grader.messages import Message


def fits(leaves: Sequence[Leaf], ids: Collection[str]) -> bool:
    """Most submissions lie in folders; all of an archive that was handed in are one."""
    found = {leaf.parts[0] if leaf.archived else leaf.shown: len(leaf.parts) for leaf in leaves}
    return sum(depth > 1 for depth in found.values()) * 2 > len(found)


def place(leaf: Leaf, _: object) -> Placement | None:
    """The first folder is the student, the last one may name the exercise."""
    if len(leaf.parts) < 2:
        return None
    hint = leaf.parts[-2] if len(leaf.parts) > 2 else ""
    return Placement((Student(leaf.parts[0]),), leaf.name, hint=hint)


LAYOUT = Layout(Message("a folder per student (STUDENT/FILE.py)"), 5, fits, place)
