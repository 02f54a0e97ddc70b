"""Find the submissions in a folder or an archive: whose, for which exercise, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath
from types import ModuleType

from grader.classroom.layouts import ORDER, layout
from grader.classroom.notebook import NOTEBOOK_BYTES, NotebookError, cells
from grader.classroom.records import Class, Entry, Leaf, Place, Problem
from grader.classroom.tree import tree
from grader.content.header import said
from grader.errors import UsageError
from grader.suggest import suggest

__all__ = ["discover", "display"]

SUFFIXES = (".py", ".ipynb")
_AGAIN = re.compile(r"(?:[-_ ]?\(\d+\)|-\d+| copy(?: \d+)?)$")
_SOURCE_BYTES = 256 << 10
"""Of a file, as far as its headers are looked for; a larger one is refused as a submission."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def display(name: str) -> str:
    """Return a file's or student's name without what could steer a terminal or break a line."""
    return _CONTROLS.sub("?", name)


def discover(root: Path, ids: Collection[str], exercise: str = "") -> Class:
    """Find the submissions below `root`.

    Parameters
    ----------
    ids : collection of str
        The exercises of the course.
    exercise : str
        The exercise of every file, where the instructor said so.

    Raises
    ------
    UsageError
        There is no such place, or nothing in it is a submission.
    """
    problems: list[Problem] = []
    leaves: list[Leaf] = []
    for found in tree(root):
        if isinstance(found, Problem):
            problems.append(Problem(display(found.place), found.message))
        else:
            leaves.append(found)
    leaves = sorted(_unwrapped(leaves, ids), key=lambda leaf: leaf.parts)
    works = [leaf for leaf in leaves if _candidate(leaf)]
    if not works:
        raise _nothing(root, leaves, problems)
    kind = _recognised(leaves, works, ids)
    placing = kind.Layout(leaves, ids)
    placed: list[tuple[Leaf, Place]] = []
    for leaf in works:
        place = placing.place(leaf)
        if place is None:
            problems.append(Problem(display(leaf.shown), f"is not placed as in {kind.SAYS}"))
        else:
            placed.append((leaf, _clean(place)))
    entries, more, unplaced = _entries(placed, ids, exercise)
    if not entries:
        raise _nothing(root, leaves, [*more, *problems])
    students = {place.student.id: place.student for _, place in placed}
    ignored = len(leaves) - len(works)
    return Class(kind.SAYS, students, tuple(entries), (*problems, *more), ignored, unplaced)


def _candidate(leaf: Leaf) -> bool:
    suffix = PurePosixPath(leaf.name).suffix.lower()
    return suffix in SUFFIXES and leaf.name not in ("__init__.py", "conftest.py", "setup.py")


def _clean(place: Place) -> Place:
    student = place.student
    clean = replace(student, id=display(student.id), name=display(student.name))
    return replace(place, student=clean)


def _nothing(root: Path, leaves: Sequence[Leaf], problems: Sequence[Problem]) -> UsageError:
    count = len(leaves)
    what = "is empty" if not count and not problems else f"has no submission among {count:,} files"
    first = f"; first: {problems[0]}" if problems else ""
    return UsageError(
        f"`{display(root.name)}` {what}{first}",
        hint="files are named `*.py` or `*.ipynb`; say `--exercise ID` if their names do not",
    )


def _unwrapped(leaves: list[Leaf], ids: Collection[str]) -> list[Leaf]:
    """Take off one folder that wraps everything, as archives have it."""
    folders = {leaf.parts[0] for leaf in leaves}
    if len(folders) != 1 or any(len(leaf.parts) < 2 for leaf in leaves):
        return leaves
    inner = [replace(leaf, parts=leaf.parts[1:]) for leaf in leaves]
    special = any(layout(k).fits(inner, ids) for k in ("gradescope", "moodle", "canvas"))
    outer = any(layout(k).fits(leaves, ids) for k in ("gradescope", "moodle", "exercises"))
    works = [leaf for leaf in inner if _candidate(leaf)]
    deeper = len({leaf.parts[0] for leaf in works if len(leaf.parts) > 1}) > 1
    named = [leaf for leaf in works if _names_both(leaf, ids)]
    every = {leaf.parts[0] if leaf.archived else leaf.shown for leaf in works}
    flat = len(every) > 1 and 2 * len(named) > len(every)
    return inner if not outer and (special or deeper or flat) else leaves


def _names_both(leaf: Leaf, ids: Collection[str]) -> bool:
    """Whether a file's name holds an exercise and something besides, which is a student."""
    place = layout("flat").Layout((), ids).place(leaf)
    return len(leaf.parts) == 1 and bool(place.hint)


def _recognised(leaves: Sequence[Leaf], works: Sequence[Leaf], ids: Collection[str]) -> ModuleType:
    for kind in ORDER:
        seen = leaves if kind in ("gradescope", "moodle", "canvas") else works
        if layout(kind).fits(seen, ids):
            return layout(kind)
    raise AssertionError("the flat layout fits everything")


# --------------------------------------------------------------------------- which exercise


def _entries(
    placed: Sequence[tuple[Leaf, Place]], ids: Collection[str], exercise: str
) -> tuple[list[Entry], list[Problem], dict[str, str]]:
    """One entry per student and exercise; several files for one are resolved, or refused."""
    groups: dict[tuple[str, str], list[tuple[Leaf, Place]]] = {}
    problems, unplaced = [], {}
    for leaf, place in placed:
        named = exercise or _exercise(leaf, place, ids)
        if named not in ids:
            problem = Problem(display(leaf.shown), _unknown(named, place, ids))
            problems.append(problem)
            unplaced[place.student.id] = str(problem)
        else:
            groups.setdefault((place.student.id, named), []).append((leaf, place))
    entries = [_entry(group, name, bool(exercise)) for (_, name), group in groups.items()]
    return entries, problems, unplaced


def _entry(group: list[tuple[Leaf, Place]], exercise: str, told: bool) -> Entry:
    if told and len(group) > 1:  # `--exercise` takes every file: prefer one that is named so
        named = [(f, p) for f, p in group if _stem(p.file) == exercise]
        group = named or group
    group = sorted(group, key=lambda pair: pair[1].order)
    last, place = group[-1]
    problem = ""
    if len(group) > 1 and group[-2][1].order == place.order:
        names = sorted(display(leaf.shown) for leaf, _ in group)
        more = f" and {len(names) - 4} more" if len(names) > 4 else ""
        problem = f"two files for one exercise, keep one of {', '.join(names[:4])}{more}"
    leaf = None if problem else last
    return Entry(
        place.student, exercise, leaf, place.submitted, place.late, problem, place.submission
    )


def _stem(file: str) -> str:
    """The name of a file as an exercise's id: `stable_softmax-1.py` is `stable-softmax`."""
    stem = _AGAIN.sub("", PurePosixPath(file).stem.strip())
    return stem.lower().replace("_", "-").replace(" ", "-")


def _exercise(leaf: Leaf, place: Place, ids: Collection[str]) -> str:
    """The header comment, then the file's name, then the folder's."""
    named = _header(leaf)
    if named:
        return named
    whole = PurePosixPath(place.file).stem.lower().replace("_", "-")
    for name in (whole, _stem(place.file), place.hint.lower().replace("_", "-")):
        if name in ids:
            return name
    return ""


def _header(leaf: Leaf) -> str:
    """The exercise that the first header of a file names."""
    try:
        if not leaf.name.lower().endswith(".ipynb"):
            return said(leaf.read(_SOURCE_BYTES), "exercise").replace("_", "-")
        found = cells(leaf.read(NOTEBOOK_BYTES + 1))
    except (OSError, NotebookError):
        return ""
    named = (said(cell.text, "exercise").replace("_", "-") for cell in found)
    return next(filter(None, named), "")


def _unknown(named: str, place: Place, ids: Collection[str]) -> str:
    if named:
        return f"its header names no exercise of this course: `{named}`"
    near = suggest(_stem(place.file), ids)
    guess = f"; did they mean `{near}`?" if near else ""
    return f"cannot tell which exercise it solves{guess}"
