"""`STUDENT/FILE.py`: one folder per student, at any depth below it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from grader.classroom.records import Leaf, Placement, Student
from grader.messages import Message

KIND = "students"
SAYS = Message("a folder per student (STUDENT/FILE.py)")


def fits(leaves: Sequence[Leaf], ids: Collection[str]) -> bool:
    """Most submissions lie in folders; all of an archive that was handed in are one."""
    found = {leaf.parts[0] if leaf.archived else leaf.shown: len(leaf.parts) for leaf in leaves}
    return sum(depth > 1 for depth in found.values()) * 2 > len(found)


class Layout:
    """The first folder is the student, the last one may name the exercise."""

    def __init__(self, leaves: Sequence[Leaf], ids: Collection[str]) -> None:
        pass

    def place(self, leaf: Leaf) -> Placement | None:
        if len(leaf.parts) < 2:
            return None
        hint = leaf.parts[-2] if len(leaf.parts) > 2 else ""
        return Placement((Student(leaf.parts[0]),), leaf.name, hint=hint)
