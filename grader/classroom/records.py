"""The nouns of a class: who handed in what, and where the bytes are."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from grader.messages import NOTHING, Message, plural

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def display(name: str) -> str:
    """Return a file's or student's name without what could steer a terminal or break a line."""
    return _CONTROLS.sub("?", name)


def together(*said: Message | None) -> Message:
    """Return several remarks as one; the empty ones are left out."""
    every = [one for one in said if one]
    if not every:
        return NOTHING
    return functools.reduce(lambda a, b: Message("{first}; {second}", first=a, second=b), every)


def few(things: Sequence[object], most: int) -> Message:
    """Return the first of some names or remarks, and how many more there are."""
    shown, more = tuple(things[:most]), len(things) - most
    if more <= 0:
        return Message("{things}", things=shown)
    return plural("{things} and {n} more", "{things} and {n} more", more, things=shown)


@dataclass(frozen=True, slots=True)
class Leaf:
    """One file below the folder or in the archive; `read(limit)` returns at most `limit` bytes.

    `depth` counts the archives around it that somebody handed in, who chose its name. `beside` are
    modules of the same hand-in that it imports, by name.
    """

    parts: tuple[str, ...]
    size: int
    read: Callable[[int], bytes] = field(compare=False, repr=False)
    depth: int = 0
    beside: tuple[tuple[str, Leaf], ...] = field(default=(), compare=False, repr=False)

    @property
    def name(self) -> str:
        return self.parts[-1]

    @property
    def shown(self) -> str:
        return "/".join(self.parts)

    @property
    def archived(self) -> bool:
        return self.depth > 0


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that cannot be graded as it is, in one line; `place` is a file or a student.

    `parts` are the file's place, as a leaf has them, where a layout can tell whose it is.
    """

    place: str
    message: Message
    parts: tuple[str, ...] = field(default=(), compare=False)

    @property
    def said(self) -> Message:
        """The whole of it."""
        return Message("`{place}`: {problem}", place=self.place, problem=self.message)

    def __str__(self) -> str:
        return str(self.said)


@dataclass(frozen=True, slots=True)
class Student:
    """A person. `id` is what the roster or the layout calls them and is unique in the class."""

    id: str
    name: str = ""
    email: str = ""
    sid: str = ""
    ids: Mapping[str, str] = field(default_factory=dict)
    """Further names in outside systems: `canvas`, `moodle`."""
    group: str = ""
    submitted: str = ""
    """When they handed in, where the roster tells (Moodle's worksheet)."""
    listed: bool = False
    """Whether they are on the roster."""
    sortable: str = ""
    """`Doe, Jane`, where the roster tells the names apart."""


@dataclass(frozen=True, slots=True)
class Placement:
    """What a layout says of one file.

    Parameters
    ----------
    students : tuple of Student
        Whose it is; a group has several, and there may be nobody.
    file : str
        The file's own name, without what the layout put before it.
    hint : str
        Name of a folder that may name the exercise, or the empty string.
    submitted : str
        ISO 8601 time of submission, where the layout tells.
    late : bool
        Whether the layout marks it as late.
    order : float
        Where a student handed in several files, the largest is the last.
    submission : str
        The outside system's name of the submission.
    """

    students: tuple[Student, ...]
    file: str
    hint: str = ""
    submitted: str = ""
    late: bool = False
    order: float = 0
    submission: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One student's file for one exercise; `leaf` is None where there is `problem` only.

    `note` says what an instructor should know of it, `file` is the name of what was handed in.
    """

    student: Student
    exercise: str
    leaf: Leaf | None
    submitted: str = ""
    late: bool = False
    problem: Message = NOTHING
    submission: str = ""
    note: Message = NOTHING
    order: float = 0

    @property
    def file(self) -> str:
        return self.leaf.shown if self.leaf else ""


@dataclass(frozen=True, slots=True)
class Class:
    """What was found in a folder or archive."""

    layout: Message
    students: Mapping[str, Student]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...] = ()
    ignored: int = 0
    """Files that are no submissions."""
    unplaced: Mapping[str, Message] = field(default_factory=dict)
    """Students (by id) with a file that is graded for no exercise -> why."""
    nobodys: tuple[Problem, ...] = ()
    """What was handed in by nobody that can be told."""
    named: Collection[str] = frozenset()
    """Exercises that the instructor, a file's name or its header says, not its functions only."""


# --------------------------------------------------------------------------- what is stored


@dataclass(frozen=True, slots=True)
class StoredGrade:
    """What is stored of one grade, without its report."""

    outcome: int
    passed: bool
    points: float
    max_points: float
    seconds: float


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One student's standing in one exercise; `known` is None where there is no grade."""

    student: int
    exercise: str
    submitted: str
    late: bool
    problem: Message
    submission: str
    key: bytes | None
    file: str
    note: Message
    known: StoredGrade | None


@dataclass(frozen=True, slots=True)
class HandMark:
    """A mark given by hand: points of what the exercise is worth, or None for excused."""

    score: float | None
    note: str
