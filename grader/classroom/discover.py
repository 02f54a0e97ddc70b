"""Find the submissions in a folder or an archive: whose, for which exercise, and what is wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from grader.classroom.layouts import Layout, layouts
from grader.classroom.records import Class, Leaf, Problem, display
from grader.classroom.sorting import Sorting, Wanted
from grader.classroom.tree import tree
from grader.classroom.work import Kind, kind_of, seen
from grader.errors import UsageError
from grader.messages import Message, plural


def discover(root: Path, wanted: Wanted) -> Class:
    """Find the submissions below `root`.

    Raises
    ------
    UsageError
        There is no such place, or nothing in it is a submission.
    """
    problems: list[Problem] = []
    leaves: list[Leaf] = []
    for found in tree(root):
        if isinstance(found, Problem):
            problems.append(replace(found, place=display(found.place)))
        else:
            leaves.append(found)
    cut, leaves = _unwrapped(sorted(leaves, key=lambda leaf: leaf.parts), wanted.ids)
    views = [(leaf, seen(leaf)) for leaf in leaves]
    works = [leaf for leaf, view in views if not view.why_not]
    if not works:
        raise _nothing(root, leaves, problems)
    layout = _recognised(leaves, works, wanted.ids)
    known = layout.known(leaves, wanted.ids)
    sorting = Sorting(wanted, layout)
    for leaf, view in views:
        sorting.put(leaf, view, layout.place(leaf, known))
    for problem in problems:
        if len(problem.parts) > cut:
            leaf = Leaf(problem.parts[cut:], 0, _unread)
            sorting.put_broken(problem, layout.place(leaf, known))
    found_class = sorting.sorted()
    if not found_class.entries:
        raise _nothing(root, leaves, [*found_class.problems, *problems])
    return replace(found_class, problems=(*problems, *found_class.problems))


def _unread(limit: int) -> bytes:
    raise OSError(0, "it cannot be read")


def _candidate(leaf: Leaf) -> bool:
    return kind_of(leaf.name) in (Kind.CODE, Kind.TEXT)


def _nothing(root: Path, leaves: Sequence[Leaf], problems: Sequence[Problem]) -> UsageError:
    folder, count = display(root.name), len(leaves)
    said = plural(
        "`{folder}` has no submission among {n:,} file",
        "`{folder}` has no submission among {n:,} files",
        count,
        folder=folder,
    )
    if not count and not problems:
        said = Message("`{folder}` is empty", folder=folder)
    if problems:
        said = Message("{problem}; first: {first}", problem=said, first=problems[0].said)
    return UsageError(
        said,
        hint=Message(
            "files are named `*.py` or `*.ipynb`; say `--exercise ID` if their names do not"
        ),
    )


def _unwrapped(leaves: list[Leaf], ids: Collection[str]) -> tuple[int, list[Leaf]]:
    """Take off one folder that wraps everything, as archives have it; say how many were."""
    folders = {leaf.parts[0] for leaf in leaves}
    if len(folders) != 1 or any(len(leaf.parts) < 2 for leaf in leaves):
        return 0, leaves
    inner = [replace(leaf, parts=leaf.parts[1:]) for leaf in leaves]
    special = any(one.fits(inner, ids) for one in layouts() if one.download)
    outer = any(one.fits(leaves, ids) for one in layouts() if one.folders)
    works = [leaf for leaf in inner if _candidate(leaf)]
    deeper = len({leaf.parts[0] for leaf in works if len(leaf.parts) > 1}) > 1
    named = [leaf for leaf in works if _names_both(leaf, ids)]
    every = {leaf.parts[0] if leaf.archived else leaf.shown for leaf in works}
    flat = len(every) > 1 and 2 * len(named) > len(every)
    return (1, inner) if not outer and (special or deeper or flat) else (0, leaves)


def _names_both(leaf: Leaf, ids: Collection[str]) -> bool:
    """Whether a file's name holds an exercise and something besides, which is a student."""
    flat = layouts()[-1]
    place = flat.place(leaf, flat.known((), ids))
    return len(leaf.parts) == 1 and place is not None and bool(place.hint)


def _recognised(leaves: Sequence[Leaf], works: Sequence[Leaf], ids: Collection[str]) -> Layout:
    return next(
        one for one in layouts() if one.fits(leaves if one.download else works, ids)
    )  # the last fits everything
