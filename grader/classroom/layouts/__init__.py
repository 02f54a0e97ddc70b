"""Family: how a download or a folder is laid out; a module ends in `LAYOUT = Layout(...)`."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from grader import registry
from grader.classroom.records import Leaf, Placement
from grader.messages import Message

FAMILY = "classroom.layouts"


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout of files.

    Parameters
    ----------
    says : Message
        What it is, for a person.
    rank : int
        Its turn among the layouts: the more particular are asked first.
    fits : callable
        `fits(leaves, ids)` says whether files have this layout, in a course with these exercises.
    place : callable
        `place(leaf, known)` returns whose a file is, or None where it is not placed so.
    known : callable
        `known(leaves, ids)` returns what is found out once for all of them: the ids by default.
    download : bool
        Whether a course's system makes it: its form shows in every file, not in those of code only.
    folders : bool
        Whether the names of its folders say something even where there is one folder only.
    personal : bool
        Whether all files of a student are known to be theirs.
    """

    says: Message
    rank: int
    fits: Callable[[Sequence[Leaf], Collection[str]], bool]
    place: Callable[[Leaf, Any], Placement | None]
    known: Callable[[Sequence[Leaf], Collection[str]], Any] = lambda leaves, ids: ids
    download: bool = False
    folders: bool = False
    personal: bool = True


@functools.cache
def layouts() -> tuple[Layout, ...]:
    """Return all layouts, in their turn; the last fits everything."""
    found = [registry.member(FAMILY, kind).LAYOUT for kind in registry.kinds(FAMILY)]
    return tuple(sorted(found, key=lambda layout: layout.rank))
