"""`STUDENT/FILE.py`: one folder per student, at any depth below it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from grader.classroom.records import Leaf, Place, Student

KIND = "students"
SAYS = "a folder per student (STUDENT/FILE.py)"


def fits(leaves: Sequence[Leaf], ids: Collection[str]) -> bool:
    """Most submissions lie in folders."""
    return sum(len(leaf.parts) > 1 for leaf in leaves) * 2 > len(leaves)


class Layout:
    """The first folder is the student, the last one may name the exercise."""

    def __init__(self, leaves: Sequence[Leaf], ids: Collection[str]) -> None:
        pass

    def place(self, leaf: Leaf) -> Place | None:
        if len(leaf.parts) < 2:
            return None
        return Place(
            Student(leaf.parts[0]), leaf.name, hint=leaf.parts[-2] if len(leaf.parts) > 2 else ""
        )
