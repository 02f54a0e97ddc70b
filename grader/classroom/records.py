"""The nouns of a class: who handed in what, and where the bytes are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

__all__ = ["Class", "Entry", "Leaf", "Place", "Problem", "Student"]


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file below the folder or in the archive; `read(limit)` returns at most `limit` bytes.

    `archived` says that it lies in an archive that somebody handed in, who chose its name.
    """

    parts: tuple[str, ...]
    size: int
    read: Callable[[int], bytes] = field(compare=False, repr=False)
    archived: bool = False

    @property
    def name(self) -> str:
        return self.parts[-1]

    @property
    def shown(self) -> str:
        return "/".join(self.parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be graded as it is, in one line; `place` is a file or a student."""

    place: str
    message: str

    def __str__(self) -> str:
        return f"`{self.place}`: {self.message}"


@dataclass(frozen=True, slots=True)
class Student:
    """A person, or a group. `id` is what the layout calls them and is unique in the class."""

    id: str
    name: str = ""
    email: str = ""
    sid: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Further names in outside systems: `canvas`, `moodle`, `gradescope`."""


@dataclass(frozen=True, slots=True)
class Place:
    """What a layout says of one file.

    Parameters
    ----------
    student : Student
        Whose it is.
    file : str
        The file's own name, without what the layout put before it.
    hint : str
        Name of a folder that may name the exercise, or the empty string.
    submitted : str
        ISO 8601 time of submission, where the layout tells.
    late : bool
        Whether the layout marks it as late.
    order : int
        Where a student handed in several files, the largest is the last.
    submission : str
        The outside system's name of the submission.
    """

    student: Student
    file: str
    hint: str = ""
    submitted: str = ""
    late: bool = False
    order: int = 0
    submission: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One student's file for one exercise; `leaf` is None where there is `problem` only."""

    student: Student
    exercise: str
    leaf: Leaf | None
    submitted: str = ""
    late: bool = False
    problem: str = ""
    submission: str = ""


@dataclass(frozen=True, slots=True)
class Class:
    """What was found in a folder or archive."""

    layout: str
    students: Mapping[str, Student]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    ignored: int = 0
    """Files that are no submissions."""
    unplaced: Mapping[str, str] = field(default_factory=dict)
    """Students (by id) with a file of which nobody can tell the exercise -> why."""
