"""The gradebook: every student and exercise with its points, penalty and score.

What an instructor reads and uploads; nothing in it depends on when or how fast it was graded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from grader.classroom.policy import Policy, dropped, penalty
from grader.classroom.records import Student
from grader.classroom.store import Row, Store

__all__ = ["STATES", "Grade", "Gradebook", "gradebook"]

STATES = ("passed", "failed", "missing", "not graded")
"""`not graded` is no mark: the grader failed, or the file cannot be used."""


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
    note: str = ""
    mistakes: tuple[str, ...] = ()
    outcome: int | None = None
    submission: str = ""
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Gradebook:
    """All grades, by student and exercise."""

    students: Mapping[int, Student]
    exercises: Mapping[str, tuple[str, float]]
    """Title and points by id, those that count."""
    grades: Sequence[Grade]
    seed: str = ""

    def of(self, student: int) -> Iterator[Grade]:
        """Yield the grades of one student."""
        return (grade for grade in self.grades if grade.student == student)

    def by_student(self) -> dict[int, list[Grade]]:
        """Return the grades by student, in the order of the students."""
        found: dict[int, list[Grade]] = {number: [] for number in self.students}
        for grade in self.grades:
            found[grade.student].append(grade)
        return found


def gradebook(store: Store, policy: Policy | None = None) -> Gradebook:
    """Return the gradebook of a store under the rules of a course."""
    policy = policy or Policy()
    known = store.exercises()
    counted = {
        name: facts
        for name, facts in known.items()
        if not policy.exercises or name in policy.exercises
    }
    for name in policy.exercises:
        counted.setdefault(name, (name, 0.0))
    students = store.students()
    failures, mistakes = store.failures(), _mistakes(store)
    grades: dict[tuple[int, str], Grade] = {}
    unplaced: dict[int, str] = {}
    for row in store.rows():
        if not row.exercise:
            unplaced[row.student] = row.problem
        if row.exercise in counted:
            maximum = counted[row.exercise][1]
            failure = failures.get(row.key or b"", "")
            grades[row.student, row.exercise] = _grade(row, maximum, failure, mistakes, policy)
    book: list[Grade] = []
    for number in students:
        own = [
            grades.get((number, name))
            or _without_file(number, name, maximum, policy, unplaced.get(number, ""))
            for name, (_, maximum) in sorted(counted.items())
        ]
        book += _with_drops(own, policy)
    return Gradebook(students, counted, book, store.get("seed"))


def _without_file(
    student: int, exercise: str, maximum: float, policy: Policy, unplaced: str
) -> Grade:
    """Nothing was handed in, or something of which nobody can tell the exercise: no zero then."""
    state, score = ("not graded", None) if unplaced else ("missing", 0.0)
    worth = policy.worth(exercise)
    return Grade(student, exercise, state, 0.0, maximum, worth, score=score, note=unplaced)


def _mistakes(store: Store) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for outcome, name in store.query("SELECT outcome, name FROM diagnosis ORDER BY outcome, name"):
        found[outcome] = (*found.get(outcome, ()), name)
    return found


def _grade(
    row: Row,
    maximum: float,
    failure: str,
    mistakes: Mapping[int, tuple[str, ...]],
    policy: Policy,
) -> Grade:
    known, worth = row.known, policy.worth(row.exercise)
    late, cost = penalty(policy, row.exercise, row.submitted, row.late)
    if known is None:
        return Grade(
            row.student,
            row.exercise,
            "not graded",
            0.0,
            maximum,
            worth,
            late,
            note=row.problem or failure or "not graded yet",
            submission=row.submission,
        )
    share = known.points / known.max_points if known.max_points else float(known.passed)
    return Grade(
        row.student,
        row.exercise,
        "passed" if known.passed else "failed",
        known.points,
        known.max_points,
        worth,
        late,
        cost,
        round(worth * share * (1 - cost), 2),
        mistakes=mistakes.get(known.outcome, ()),
        outcome=known.outcome,
        submission=row.submission,
    )


def _with_drops(own: list[Grade], policy: Policy) -> list[Grade]:
    from dataclasses import replace

    marked = [(g.exercise, (g.score or 0.0) / g.worth) for g in own if g.score is not None]
    out = dropped(policy, marked)
    return [replace(g, dropped=g.exercise in out) for g in own]
