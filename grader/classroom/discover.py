"""Find the submissions in a folder or an archive: whose, for which exercise, and what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

from grader.classroom.beside import Modules, with_modules
from grader.classroom.layouts import ORDER, layout
from grader.classroom.notebook import NOTEBOOK_BYTES
from grader.classroom.records import Class, Entry, Leaf, Place, Problem, Student
from grader.classroom.tree import tree
from grader.classroom.work import Kind, Seen, blank, kind_of, seen, stem_of
from grader.errors import UsageError
from grader.suggest import suggest

__all__ = ["Wanted", "discover", "display"]

_AGAIN = re.compile(r"(?:[-_ ]?\(\d+\)|-\d+| copy(?: \d+)?)$")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_NO_STUDENTS = ("readme", "license", "instructions", "notes", "requirements")
"""Texts in a flat folder that are nobody's."""
_NAMED = 4
"""Files that are named in one line."""


def display(name: str) -> str:
    """Return a file's or student's name without what could steer a terminal or break a line."""
    return _CONTROLS.sub("?", name)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What may be handed in.

    Parameters
    ----------
    ids : collection of str
        The exercises of the course.
    exercise : str
        The exercise of every file, where the instructor said so.
    counted : collection of str
        The exercises that count, where the course file says so.
    functions : callable, optional
        Returns the functions that an exercise asks for.
    """

    ids: Collection[str]
    exercise: str = ""
    counted: Collection[str] = ()
    functions: Callable[[str], Collection[str]] = lambda exercise: ()


@dataclass(frozen=True, slots=True)
class _File:
    """A file, what stands in it, and where the layout puts it."""

    leaf: Leaf
    seen: Seen
    place: Place

    @property
    def shown(self) -> str:
        return display(self.leaf.shown)

    @property
    def folder(self) -> tuple[object, ...]:
        """Whose it is, and where: what lies in the same one was handed in together."""
        students = tuple(student.id for student in self.place.students)
        return (students, self.leaf.parts[:-1])


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
    kind = _recognised(leaves, works, wanted.ids)
    placing = kind.Layout(leaves, wanted.ids)
    sorting = _Sorting(wanted, kind)
    for leaf, view in views:
        sorting.put(leaf, view, placing.place(leaf))
    for problem in problems:
        if len(problem.parts) > cut:
            sorting.put_broken(problem, placing.place(Leaf(problem.parts[cut:], 0, _unread)))
    found_class = sorting.sorted()
    if not found_class.entries:
        raise _nothing(root, leaves, [*found_class.problems, *problems])
    return replace(found_class, problems=(*problems, *found_class.problems))


def _unread(limit: int) -> bytes:
    raise OSError(0, "it cannot be read")


def _candidate(leaf: Leaf) -> bool:
    return kind_of(leaf.name) in (Kind.CODE, Kind.TEXT)


def _nothing(root: Path, leaves: Sequence[Leaf], problems: Sequence[Problem]) -> UsageError:
    count = len(leaves)
    what = "is empty" if not count and not problems else f"has no submission among {count:,} files"
    first = f"; first: {problems[0]}" if problems else ""
    return UsageError(
        f"`{display(root.name)}` {what}{first}",
        hint="files are named `*.py` or `*.ipynb`; say `--exercise ID` if their names do not",
    )


def _unwrapped(leaves: list[Leaf], ids: Collection[str]) -> tuple[int, list[Leaf]]:
    """Take off one folder that wraps everything, as archives have it; say how many were."""
    folders = {leaf.parts[0] for leaf in leaves}
    if len(folders) != 1 or any(len(leaf.parts) < 2 for leaf in leaves):
        return 0, leaves
    inner = [replace(leaf, parts=leaf.parts[1:]) for leaf in leaves]
    special = any(layout(k).fits(inner, ids) for k in ("gradescope", "moodle", "canvas"))
    outer = any(layout(k).fits(leaves, ids) for k in ("gradescope", "moodle", "exercises"))
    works = [leaf for leaf in inner if _candidate(leaf)]
    deeper = len({leaf.parts[0] for leaf in works if len(leaf.parts) > 1}) > 1
    named = [leaf for leaf in works if _names_both(leaf, ids)]
    every = {leaf.parts[0] if leaf.archived else leaf.shown for leaf in works}
    flat = len(every) > 1 and 2 * len(named) > len(every)
    return (1, inner) if not outer and (special or deeper or flat) else (0, leaves)


def _names_both(leaf: Leaf, ids: Collection[str]) -> bool:
    """Whether a file's name holds an exercise and something besides, which is a student."""
    place = layout("flat").Layout((), ids).place(leaf)
    return len(leaf.parts) == 1 and bool(place.hint)


def _recognised(leaves: Sequence[Leaf], works: Sequence[Leaf], ids: Collection[str]) -> ModuleType:
    for kind in ORDER:
        looked_at = leaves if kind in ("gradescope", "moodle", "canvas") else works
        if layout(kind).fits(looked_at, ids):
            return layout(kind)
    raise AssertionError("the flat layout fits everything")


# --------------------------------------------------------------------------- which exercise


@dataclass
class _Sorting:
    """Deals the files of a class out to students and exercises."""

    wanted: Wanted
    kind: ModuleType
    files: list[_File] = field(default_factory=list)
    students: dict[str, Student] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nobodys: list[Problem] = field(default_factory=list)
    left: dict[str, list[str]] = field(default_factory=dict)
    """Student -> what is wrong with files of theirs that are graded for nothing."""
    beside: dict[str, list[str]] = field(default_factory=dict)
    """Student -> data and pictures, which are no answer where there is one besides."""
    claims: dict[tuple[str, str], list[tuple[_File, str]]] = field(default_factory=dict)
    """Student and exercise -> files that solve it, each with a note."""
    ignored: int = 0
    unknown: list[_File] = field(default_factory=list)
    """Files of which nobody can tell the exercise; some are modules that others import."""
    folders: dict[tuple[object, ...], Modules] = field(default_factory=dict)
    """Whose and in which folder -> the modules there, by name."""
    folder_of: dict[int, tuple[object, ...]] = field(default_factory=dict)
    """The folder of a leaf, by its identity."""

    def put(self, leaf: Leaf, view: Seen, place: Place | None) -> None:
        """Take one file."""
        shown = display(leaf.shown)
        if place is None:
            if view.why_not:
                self.ignored += 1
            else:
                self.problems.append(Problem(shown, f"is not placed as in {self.kind.SAYS}"))
            return
        file = _File(leaf, view, _clean(place))
        if not view.why_not:
            self._enrolled(file.place.students)
            self.files.append(file)
            if file.place.students and file.place.file.endswith(".py"):
                modules = self.folders.setdefault(file.folder, {})
                modules[file.place.file[:-3]] = (leaf, view.imports)
                self.folder_of[id(leaf)] = file.folder
            if not file.place.students:
                self.nobodys.append(Problem(shown, "nobody is named as its submitter"))
        elif self._counts_as_handed_in(leaf):
            self._left_over(file.place.students, shown, view.why_not, self.left)
        else:
            self.ignored += 1
            if kind_of(leaf.name) is Kind.AUXILIARY and self._personal():
                self._left_over(file.place.students, shown, view.why_not, self.beside)

    def put_broken(self, problem: Problem, place: Place | None) -> None:
        """Take a file that cannot be opened; it is a hand-in of somebody all the same."""
        if place is not None and self._personal():
            self._left_over(_clean(place).students, problem.place, problem.message, self.left)

    def _personal(self) -> bool:
        """Whether a place is somebody's, whatever lies there; one folder for all is not."""
        return self.kind.KIND not in ("flat", "exercises")

    def _counts_as_handed_in(self, leaf: Leaf) -> bool:
        kind = kind_of(leaf.name)
        if kind is Kind.AUXILIARY or blank(leaf):
            return False
        if self._personal() or kind is Kind.OTHER:
            return True
        return "." in leaf.name and stem_of(leaf.name).lower() not in _NO_STUDENTS

    def _enrolled(self, students: Iterable[Student]) -> None:
        for student in students:
            self.students.setdefault(student.id, student)

    def _left_over(
        self, students: Iterable[Student], shown: str, why: str, where: dict[str, list[str]]
    ) -> None:
        for student in students:
            where.setdefault(student.id, []).append(f"`{shown}`: {why}")
            self.students.setdefault(student.id, student)

    # ------------------------------------------------------------------ claims

    def sorted(self) -> Class:
        """Return the class."""
        rest = [file for file in self.files if not self._named(file)]
        counted = set(self.wanted.counted) or {exercise for _, exercise in self.claims}
        if not self.wanted.exercise:
            for file in rest:
                self._by_functions(file, counted)
            counted |= {exercise for _, exercise in self.claims}
            self._completed(counted)
        entries = [
            self._with_modules(_entry(self.students[student], exercise, files, self.wanted))
            for (student, exercise), files in self.claims.items()
        ]
        along = {id(leaf) for e in entries if e.leaf for _, leaf in e.leaf.beside}
        for file in self.unknown:
            if id(file.leaf) not in along:
                self._complain(file, _unknown(file.place, self.wanted.ids))
        graded = {entry.student.id for entry in entries}
        for student in self.beside.keys() - graded:
            self.left.setdefault(student, []).extend(self.beside[student])
        self._without_bystanders(graded)
        return Class(
            self.kind.SAYS,
            self.students,
            tuple(entries),
            tuple(self.problems),
            self.ignored,
            {student: _listed(why) for student, why in self.left.items()},
            tuple(self.nobodys),
        )

    def _without_bystanders(self, graded: Collection[str]) -> None:
        """Students of whom there is neither an answer nor anything that could be one."""
        for student in self.students.keys() - graded - self.left.keys():
            del self.students[student]

    def _claim(self, file: _File, exercise: str, note: str = "") -> None:
        for student in file.place.students:
            self.claims.setdefault((student.id, exercise), []).append((file, note))

    def _named(self, file: _File) -> bool:
        """Take what is said: by the instructor, the headers, the file's name, the folder's."""
        found = [self.wanted.exercise] if self.wanted.exercise else self._said(file)
        for exercise in found:
            self._claim(file, exercise)
        return bool(found)

    def _said(self, file: _File) -> list[str]:
        ids = self.wanted.ids
        named = [h.values["exercise"] for h in file.seen.headers if "exercise" in h.values]
        named = list(dict.fromkeys(name.replace("_", "-") for name in named))
        for wrong in (name for name in named if name not in ids):
            self._complain(file, f"its header names no exercise of this course: `{display(wrong)}`")
        marked = [n for h in file.seen.headers for n in h.exercises if n in ids]
        if named or marked:
            return list(dict.fromkeys(marked))
        whole = stem_of(file.place.file).lower().replace("_", "-")
        for name in (whole, _stem(file.place.file), file.place.hint.lower().replace("_", "-")):
            if name in ids:
                return [name]
        return []

    def _complain(self, file: _File, why: str) -> None:
        self.problems.append(Problem(file.shown, why))
        self._left_over(file.place.students, file.shown, why, self.left)

    def _by_functions(self, file: _File, counted: Collection[str]) -> None:
        """Tell by the functions it defines which exercises a file solves."""
        found = file.seen.solves({name: self.wanted.functions(name) for name in counted})
        found = found or file.seen.solves(
            {name: self.wanted.functions(name) for name in self.wanted.ids}
        )
        for exercise in found:
            self._claim(file, exercise, f"`{file.shown}` is taken for it by its functions")
        if not found and not any(h.values.get("exercise") for h in file.seen.headers):
            self.unknown.append(file)

    def _with_modules(self, entry: Entry) -> Entry:
        """Take along the modules that the file imports and that were handed in with it."""
        folder = self.folder_of.get(id(entry.leaf))
        if folder is None or entry.leaf is None:
            return entry
        return replace(entry, leaf=with_modules(entry.leaf, self.folders[folder]))

    def _completed(self, counted: Collection[str]) -> None:
        """Look for an exercise that somebody seems to lack in the other files of theirs."""
        functions = {name: self.wanted.functions(name) for name in counted}
        lacking = {
            (student, exercise)
            for student in self.students
            for exercise in counted
            if (student, exercise) not in self.claims
        }
        for file in self.files:
            for exercise in file.seen.solves(functions):
                for student in file.place.students:
                    if (student.id, exercise) in lacking:
                        note = f"found in `{file.shown}` by its functions"
                        found = self.claims.setdefault((student.id, exercise), [])
                        found.append((file, note))


def _clean(place: Place) -> Place:
    return replace(
        place,
        students=tuple(replace(s, id=display(s.id), name=display(s.name)) for s in place.students),
    )


def _listed(texts: Sequence[str]) -> str:
    more = f"; and {len(texts) - _NAMED} more" if len(texts) > _NAMED else ""
    return "; ".join(texts[:_NAMED]) + more


def _entry(
    student: Student, exercise: str, claims: Sequence[tuple[_File, str]], wanted: Wanted
) -> Entry:
    """One entry of several files: the newest, the only one that is named so, or none."""
    files = list(claims)
    if wanted.exercise and len(files) > 1:  # it takes every file: prefer one that is named so
        files = [c for c in files if _stem(c[0].place.file) == exercise] or files
    files.sort(key=lambda claim: claim[0].place.order)
    (last, note), problem = files[-1], ""
    equal = [f for f, _ in files if f.place.order == last.place.order]
    if len(equal) > 1 and not _same(equal):
        names = sorted(file.shown for file in equal)
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        problem = f"two files for one exercise, keep one of {', '.join(names[:_NAMED])}{more}"
    elif len(files) > len(equal):
        older = ", ".join(f"`{f.shown}`" for f, _ in files if f not in equal)
        note = "; ".join(filter(None, [note, f"the newest counts, not {older}"]))
    if last.leaf.depth > 1:
        note = "; ".join(filter(None, [note, "it was in an archive within an archive"]))
    return Entry(
        student,
        exercise,
        None if problem else last.leaf,
        last.place.submitted,
        last.place.late,
        problem,
        last.place.submission,
        note,
        last.place.order,
    )


def _same(files: Sequence[_File]) -> bool:
    """Whether files are byte for byte the same: then it does not matter which one is graded."""
    first = files[0].leaf
    if first.size > NOTEBOOK_BYTES or any(file.leaf.size != first.size for file in files):
        return False
    try:
        data = first.read(first.size + 1)
        return all(file.leaf.read(first.size + 1) == data for file in files[1:])
    except OSError:
        return False


def _stem(file: str) -> str:
    """The name of a file as an exercise's id: `stable_softmax-1.py` is `stable-softmax`."""
    stem = _AGAIN.sub("", stem_of(file).strip())
    return stem.lower().replace("_", "-").replace(" ", "-")


def _unknown(place: Place, ids: Collection[str]) -> str:
    near = suggest(_stem(place.file), ids)
    guess = f"; did they mean `{near}`?" if near else ""
    return f"cannot tell which exercise it solves{guess}"
