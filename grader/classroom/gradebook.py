"""The gradebook: every student and exercise with its points, penalty and score.

What an instructor reads and uploads; nothing in it depends on when or how fast it was graded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.classroom.identify import somebody
from grader.classroom.policy import Exemption, Policy, dropped, penalty
from grader.classroom.records import HandMark, StoredEntry, Student, together
from grader.classroom.store import Store
from grader.errors import UsageError
from grader.messages import NOTHING, Message, verbatim
from grader.model import share_of

STATES: Mapping[str, Message] = {
    "passed": Message("passed"),
    "failed": Message("failed"),
    "missing": Message("missing"),
    "not graded": Message("not graded"),
    "excused": Message("excused"),
    "by hand": Message("by hand"),
}
"""`not graded` is no mark: the grader failed, the file cannot be used, or it is nobody's."""
FEW, FEW_UNNAMED = 0.1, 0.5
"""Shares of those who handed in most below which an exercise is an extra one of a few: where the
instructor or somebody's file names it, and where it was only told by its functions."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One student's grade in one exercise.

    `points` of `max_points` are the checks' (fewer in NumPy than in torch: fewer checks apply);
    `score` of `worth` is the share of them, less `penalty`, or None where there is no mark.
    `late` counts days begun, -1 where only a mark is known.
    """

    student: int
    exercise: str
    state: str
    points: float
    max_points: float
    worth: float
    late: int = 0
    penalty: float = 0.0
    score: float | None = None
    note: Message = NOTHING
    mistakes: tuple[str, ...] = ()
    outcome: int | None = None
    submission: str = ""
    dropped: bool = False
    file: str = ""
    extra: bool = False
    """Whether only a few handed it in: it is theirs, and no part of what counts."""

    @property
    def counts(self) -> bool:
        """Whether it is part of a total."""
        return not self.dropped and not self.extra and self.state != "excused"


@dataclass(frozen=True, slots=True)
class Total:
    """What a student reaches of what they can; `score` is None while something has no mark."""

    score: float | None
    worth: float


def total_of(grades: Sequence[Grade]) -> Total:
    """Return the total of one student's grades: what is dropped or excused is no part of it."""
    counted = [grade for grade in grades if grade.counts]
    worth = sum(grade.worth for grade in counted)
    if any(grade.score is None for grade in counted):
        return Total(None, worth)
    return Total(sum(grade.score or 0.0 for grade in counted), worth)


@dataclass(frozen=True, slots=True)
class Gradebook:
    """All grades, by student and exercise."""

    students: Mapping[int, Student]
    exercises: Mapping[str, tuple[str, float]]
    """Title and points by id, those that count."""
    grades: Sequence[Grade]
    seed: str = ""
    extras: Mapping[str, int] = field(default_factory=dict)
    """Exercises that only a few handed in, and how many: nobody else lacks them."""
    remarks: tuple[Message, ...] = ()

    @property
    def unmatched(self) -> frozenset[int]:
        """Students whom the roster does not have, where there is one."""
        listed = {number for number, student in self.students.items() if student.listed}
        return frozenset(self.students.keys() - listed) if listed else frozenset()

    def only(self, exercise: str) -> Gradebook:
        """Return the gradebook of one exercise, which counts there."""
        grades = [replace(g, extra=False) for g in self.grades if g.exercise == exercise]
        exercises = {exercise: self.exercises[exercise]}
        return replace(self, exercises=exercises, grades=grades, extras={})

    def by_student(self) -> dict[int, list[Grade]]:
        """Return the grades by student, in the order of the students."""
        found: dict[int, list[Grade]] = {number: [] for number in self.students}
        for grade in self.grades:
            found[grade.student].append(grade)
        return found


def gradebook(store: Store, policy: Policy | None = None) -> Gradebook:
    """Return the gradebook of a store under the rules of a course."""
    return _Making(store, policy or Policy()).book()


@dataclass
class _Making:
    """A gradebook in the making."""

    store: Store
    policy: Policy
    remarks: list[Message] = field(default_factory=list)

    def __post_init__(self) -> None:
        store = self.store
        self.students = store.students()
        self.failures, self.mistakes = store.failures(), _mistakes(store)
        self.marks = store.marks()
        self.own = self._exemptions()
        self.rows: dict[tuple[int, str], StoredEntry] = {}
        self.unplaced: dict[int, Message] = {}
        for row in store.rows():
            if row.exercise:
                self.rows[row.student, row.exercise] = row
            else:
                self.unplaced[row.student] = row.problem

    def _exemptions(self) -> dict[str, Exemption]:
        """What is otherwise for whom, by id; a name that is nobody's is a remark."""
        people = {student.id: student for student in self.students.values()}
        found = {}
        for name, exemption in self.policy.students.items():
            try:
                found[somebody(name, people)] = exemption
            except UsageError as error:
                said = Message("`students:` in the course file: {reason}", reason=error.message)
                self.remarks.append(said)
        return found

    def book(self) -> Gradebook:
        exercises, extras = self._counted()
        unlisted = Gradebook(self.students, exercises, ()).unmatched
        grades: list[Grade] = []
        for number, student in self.students.items():
            own = [
                self._grade(number, student.id, name, maximum)
                for name, (_, maximum) in sorted(exercises.items())
                if (number, name) in self.rows
                or (student.id, name) in self.marks
                or (name not in extras and number not in unlisted)
            ]
            own = [replace(g, extra=g.exercise in extras) for g in own]
            grades += _with_drops(own, self.policy)
        remarks = (*self.policy.remarks, *self.remarks)
        seed = self.store.get("seed")
        return Gradebook(self.students, exercises, grades, seed, extras, remarks)

    def _counted(self) -> tuple[dict[str, tuple[str, float]], dict[str, int]]:
        """The exercises, and those of them that are extra ones, with how many handed them in."""
        known = self.store.exercises()
        if self.policy.exercises:
            return {n: known.get(n, (n, 0.0)) for n in self.policy.exercises}, {}
        sizes = {name: 0 for name in known}
        for _, name in self.rows:
            sizes[name] = sizes.get(name, 0) + 1
        marked = {exercise for _, exercise in self.marks}
        counted = {name: known[name] for name in known if sizes[name] or name in marked}
        most = max(sizes.values(), default=0)
        named = self.store.named()
        share = {n: FEW if n in named else FEW_UNNAMED for n in counted}
        few = [n for n in counted if sizes[n] < share[n] * most or sizes[n] == 1 < most]
        return counted, {name: sizes[name] for name in few}

    def _grade(self, number: int, student: str, exercise: str, maximum: float) -> Grade:
        row, own = self.rows.get((number, exercise)), self.own.get(student)
        if row is not None:
            grade = self._graded(row, maximum, own)
        else:
            grade = self._without_file(number, exercise, maximum)
        if own and (exercise in own.excused or "" in own.excused):
            return _excused(grade, grade.note)
        mark = self.marks.get((student, exercise))
        return grade if mark is None else _by_hand(grade, mark)

    def _without_file(self, student: int, exercise: str, maximum: float) -> Grade:
        """Nothing was handed in; no zero where something was that may be it."""
        why = self.unplaced.get(student, NOTHING)
        state, score = ("not graded", None) if why else ("missing", 0.0)
        worth = self.policy.worth(exercise)
        return Grade(student, exercise, state, 0.0, maximum, worth, score=score, note=why)

    def _graded(self, row: StoredEntry, maximum: float, own: Exemption | None) -> Grade:
        known, worth = row.known, self.policy.worth(row.exercise)
        late, cost = penalty(self.policy, row.exercise, row.submitted, row.late, own)
        grade = Grade(
            *(row.student, row.exercise, "not graded", 0.0, maximum, worth, late),
            submission=row.submission,
            file=row.file,
        )
        if known is None:
            why = row.problem or Message("not graded yet")
            if failure := self.failures.get(row.key or b""):
                why = row.problem or _ours(failure)
            return replace(grade, note=why)
        share = share_of(known.points, known.max_points, passed=bool(known.passed))
        return replace(
            grade,
            state="passed" if known.passed else "failed",
            points=known.points,
            max_points=known.max_points,
            penalty=cost,
            score=round(worth * share * (1 - cost), 2),
            note=row.note,
            mistakes=self.mistakes.get(known.outcome, ()),
            outcome=known.outcome,
        )


def _ours(failure: Message) -> Message:
    """A failure of the grader's own; what it says may hold a name, and not everybody is told."""
    return Message("{reason}", reason=failure, without=Message("the grader failed"))


def _by_hand(grade: Grade, mark: HandMark) -> Grade:
    own = Message("the grader: {got:g} of {of:g} points", got=grade.points, of=grade.max_points)
    note = together(verbatim(mark.note), own if grade.outcome else grade.note)
    if mark.score is None:
        return _excused(grade, note)
    return replace(grade, state="by hand", score=mark.score, penalty=0.0, note=note)


def _excused(grade: Grade, note: Message) -> Grade:
    return replace(grade, state="excused", score=None, note=together(STATES["excused"], note))


def _mistakes(store: Store) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for outcome, name in store.query("SELECT outcome, name FROM diagnosis ORDER BY outcome, name"):
        found[outcome] = (*found.get(outcome, ()), name)
    return found


def _with_drops(own: list[Grade], policy: Policy) -> list[Grade]:
    scores = {g.exercise: (g.score, g.worth) for g in own if g.score is not None and not g.extra}
    out = dropped(policy.drop_lowest, scores)
    return [replace(g, dropped=g.exercise in out) for g in own]
