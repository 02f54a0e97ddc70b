"""Deal the files of a class out: whose each is, for which exercise, and what is left over."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from grader.classroom.beside import with_modules
from grader.classroom.layouts import Layout
from grader.classroom.notebook import NOTEBOOK_BYTES
from grader.classroom.records import (
    Class,
    Entry,
    Leaf,
    Placement,
    Problem,
    Student,
    display,
    few,
    together,
)
from grader.classroom.which import as_id, called, original, solved, stated
from grader.classroom.work import PACKAGE, Kind, Seen, blank, kind_of, stem_of
from grader.messages import NOTHING, Message
from grader.suggest import suggest

_NO_STUDENTS = ("readme", "license", "instructions", "notes", "requirements")
"""Texts in a flat folder that are nobody's."""
_NAMED = 4
"""Files that are named in one line."""


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
    place: Placement

    @property
    def shown(self) -> str:
        return display(self.leaf.shown)

    @property
    def hand_in(self) -> tuple[str, ...]:
        """Whose it is: what is theirs was handed in together."""
        return tuple(student.id for student in self.place.students)

    @property
    def plain(self) -> bool:
        """Whether its name is the one that it was given."""
        return self.module[-1] == stem_of(self.place.file)

    @property
    def module(self) -> tuple[str, ...]:
        """The folder, and what the file is called as a module: `helper-1.py` is `helper`."""
        return (*self.leaf.parts[:-1], original(self.place.file))


@dataclass
class Sorting:
    """Deals the files of a class out to students and exercises."""

    wanted: Wanted
    layout: Layout
    files: list[_File] = field(default_factory=list)
    students: dict[str, Student] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    nobodys: list[Problem] = field(default_factory=list)
    left: dict[str, list[Message]] = field(default_factory=dict)
    """Student -> what is wrong with files of theirs that are graded for nothing."""
    beside: dict[str, list[Message]] = field(default_factory=dict)
    """Student -> data and pictures, which are no answer where there is one besides."""
    claims: dict[tuple[str, str], list[tuple[_File, Message]]] = field(default_factory=dict)
    """Student and exercise -> files that solve it, each with a note."""
    ignored: int = 0
    unknown: list[_File] = field(default_factory=list)
    """Files of which nobody can tell the exercise; some are modules that others import."""
    modules: dict[tuple[str, ...], dict[tuple[str, ...], _File]] = field(default_factory=dict)
    """Whose -> folder and name -> the module there, the newest of several."""
    file_of: dict[int, _File] = field(default_factory=dict)
    """The file of a leaf, by its identity."""

    def put(self, leaf: Leaf, view: Seen, place: Placement | None) -> None:
        """Take one file."""
        if place is None:
            if view.why_not:
                self.ignored += 1
            else:
                why = Message("is not placed as in {layout}", layout=self.layout.says)
                self.problems.append(Problem(display(leaf.shown), why))
            return
        file = _File(leaf, view, _clean(place))
        self._importable(file)
        if not view.why_not:
            self._enrolled(file.place.students)
            self.files.append(file)
            if not file.place.students:
                nobody = Message("nobody is named as its submitter")
                self.nobodys.append(Problem(file.shown, nobody))
        elif self._counts_as_handed_in(leaf):
            self._left_over(file.place.students, file.shown, view.why_not, self.left)
        else:
            self.ignored += 1
            if kind_of(leaf.name) is Kind.AUXILIARY and self.layout.personal:
                self._left_over(file.place.students, file.shown, view.why_not, self.beside)

    def _importable(self, file: _File) -> None:
        """Keep a file that others of the same hand-in may import, and that may import others."""
        if not file.place.students or (file.seen.why_not and file.leaf.name != PACKAGE):
            return
        self.file_of[id(file.leaf)] = file
        if not file.place.file.lower().endswith((".py", ".py.txt")):
            return
        there = self.modules.setdefault(file.hand_in, {})
        known = there.get(file.module)
        if known is None or (known.place.order, known.plain) <= (file.place.order, file.plain):
            there[file.module] = file

    def put_broken(self, problem: Problem, place: Placement | None) -> None:
        """Take a file that cannot be opened; it is a hand-in of somebody all the same."""
        if place is not None and self.layout.personal:
            self._left_over(_clean(place).students, problem.place, problem.message, self.left)

    def _counts_as_handed_in(self, leaf: Leaf) -> bool:
        kind = kind_of(leaf.name)
        if kind is Kind.AUXILIARY or blank(leaf):
            return False
        if self.layout.personal or kind is Kind.OTHER:
            return True
        return "." in leaf.name and stem_of(leaf.name).lower() not in _NO_STUDENTS

    def _enrolled(self, students: Iterable[Student]) -> None:
        for student in students:
            self.students.setdefault(student.id, student)

    def _left_over(
        self,
        students: Iterable[Student],
        shown: str,
        why: Message,
        where: dict[str, list[Message]],
    ) -> None:
        for student in students:
            where.setdefault(student.id, []).append(Problem(shown, why).said)
            self.students.setdefault(student.id, student)

    # ------------------------------------------------------------------ claims

    def sorted(self) -> Class:
        """Return the class."""
        rest = [file for file in self.files if not self._named(file)]
        named = set(self.wanted.counted) or {exercise for _, exercise in self.claims}
        if not self.wanted.exercise:
            for file in rest:
                self._by_functions(file, named)
            self._completed({*self.wanted.counted} or {exercise for _, exercise in self.claims})
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
            self.layout.says,
            self.students,
            tuple(entries),
            tuple(self.problems),
            self.ignored,
            {student: _listed(why) for student, why in self.left.items()},
            tuple(self.nobodys),
            frozenset(named),
        )

    def _without_bystanders(self, graded: Collection[str]) -> None:
        """Students of whom there is neither an answer nor anything that could be one."""
        for student in self.students.keys() - graded - self.left.keys():
            del self.students[student]

    def _claim(self, file: _File, exercise: str, note: Message = NOTHING) -> None:
        for student in file.place.students:
            self.claims.setdefault((student.id, exercise), []).append((file, note))

    def _named(self, file: _File) -> bool:
        """Take what is said: by the instructor, the headers, the file's name, the folder's."""
        found = [self.wanted.exercise] if self.wanted.exercise else self._stated(file)
        for exercise in found:
            self._claim(file, exercise)
        return bool(found)

    def _stated(self, file: _File) -> list[str]:
        ids = self.wanted.ids
        named = [h.values["exercise"] for h in file.seen.headers if "exercise" in h.values]
        named = list(dict.fromkeys(map(as_id, named)))
        for wrong in (name for name in named if name not in ids):
            why = Message(
                "its header names no exercise of this course: `{name}`", name=display(wrong)
            )
            self._complain(file, why)
        marked = [name for name in stated(file.seen) if name in ids]
        if named or marked:
            return marked
        return [name for name in called(file.place.file, file.place.hint) if name in ids][:1]

    def _complain(self, file: _File, why: Message) -> None:
        self.problems.append(Problem(file.shown, why))
        self._left_over(file.place.students, file.shown, why, self.left)

    def _by_functions(self, file: _File, named: Collection[str]) -> None:
        """Tell by the functions it defines which exercises a file solves.

        Those that are named somewhere in the class come first: of the others, one whose functions
        an exercise found before has, too, may be a part of that.
        """
        found = solved(file.seen, self._functions(named))
        if not found or not self.wanted.counted:
            covered = {f for name in found for f in self.wanted.functions(name)}
            rest = solved(file.seen, self._functions(n for n in self.wanted.ids if n not in found))
            found += [name for name in rest if not covered >= set(self.wanted.functions(name))]
        note = Message("`{file}` is taken for it by its functions", file=file.shown)
        for exercise in found:
            self._claim(file, exercise, note)
        if not found and not any(h.values.get("exercise") for h in file.seen.headers):
            self.unknown.append(file)

    def _functions(self, names: Iterable[str]) -> dict[str, Collection[str]]:
        return {name: self.wanted.functions(name) for name in names}

    def _with_modules(self, entry: Entry) -> Entry:
        """Take along the modules that the file imports and that were handed in with it."""
        file = self.file_of.get(id(entry.leaf))
        if file is None or entry.leaf is None:
            return entry
        there = self.modules.get(file.hand_in, {})

        def at(place: tuple[str, ...]) -> Leaf | None:
            return there[place].leaf if place in there else None

        def imports(leaf: Leaf) -> Collection[str]:
            return self.file_of[id(leaf)].seen.imports

        return replace(entry, leaf=with_modules(entry.leaf, file.module, at, imports))

    def _completed(self, counted: Collection[str]) -> None:
        """Look for an exercise that somebody seems to lack in the other files of theirs."""
        functions = self._functions(counted)
        lacking = {
            (student, exercise)
            for student in self.students
            for exercise in counted
            if (student, exercise) not in self.claims
        }
        for file in self.files:
            for exercise in solved(file.seen, functions):
                for student in file.place.students:
                    if (student.id, exercise) in lacking:
                        note = Message("found in `{file}` by its functions", file=file.shown)
                        found = self.claims.setdefault((student.id, exercise), [])
                        found.append((file, note))


def _clean(place: Placement) -> Placement:
    return replace(
        place,
        students=tuple(replace(s, id=display(s.id), name=display(s.name)) for s in place.students),
    )


def _listed(why: Sequence[Message]) -> Message:
    shown = together(*why[:_NAMED])
    more = len(why) - _NAMED
    return shown if more <= 0 else Message("{first}; and {n} more", first=shown, n=more)


def _entry(
    student: Student, exercise: str, claims: Sequence[tuple[_File, Message]], wanted: Wanted
) -> Entry:
    """One entry of several files: the newest, the only one that is named so, or none."""
    files = list(claims)
    if wanted.exercise and len(files) > 1:  # it takes every file: prefer one that is named so
        files = [c for c in files if as_id(original(c[0].place.file)) == exercise] or files
    files.sort(key=lambda claim: claim[0].place.order)
    (last, note), problem = files[-1], NOTHING
    equal = [f for f, _ in files if f.place.order == last.place.order]
    if len(equal) > 1 and not _same(equal):
        problem = Message(
            "two files for one exercise, keep one of {files}",
            files=few(sorted(file.shown for file in equal), _NAMED),
            without=Message("two files for one exercise"),
        )
    elif len(files) > len(equal):
        older = tuple(f"`{f.shown}`" for f, _ in files if f not in equal)
        note = together(note, Message("the newest counts, not {files}", files=older))
    if last.leaf.depth > 1:
        note = together(note, Message("it was in an archive within an archive"))
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


def _unknown(place: Placement, ids: Collection[str]) -> Message:
    near = suggest(as_id(original(place.file)), ids)
    if near:
        return Message("cannot tell which exercise it solves; did they mean `{name}`?", name=near)
    return Message("cannot tell which exercise it solves")
