"""`EXERCISE/STUDENT.py`: one folder per exercise, a file or a folder per student in it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from grader.classroom.layouts import Layout
from grader.classroom.records import Leaf, Placement, Student
from grader.classroom.which import as_id
from grader.classroom.work import stem_of
from grader.messages import Message


def fits(leaves: Sequence[Leaf], ids: Collection[str]) -> bool:
    """Every folder is called like an exercise."""
    folders = {leaf.parts[0] for leaf in leaves if len(leaf.parts) > 1}
    return bool(folders) and all(as_id(folder) in ids for folder in folders)


def place(leaf: Leaf, _: object) -> Placement | None:
    """The first folder is the exercise."""
    if len(leaf.parts) < 2:
        return None
    student = leaf.parts[1] if len(leaf.parts) > 2 else stem_of(leaf.name)
    return Placement((Student(student),), leaf.name, hint=as_id(leaf.parts[0]))


LAYOUT = Layout(
    Message("a folder per exercise (EXERCISE/STUDENT.py)"),
    4,
    fits,
    place,
    folders=True,
    personal=False,
)
