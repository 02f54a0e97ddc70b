"""`grades.csv`: one line per student and exercise; `totals.csv`: one line per student."""

from __future__ import annotations

from collections.abc import Sequence

from grader.classroom.attention import attention
from grader.classroom.exports import Exported, Options
from grader.classroom.exports._cells import number, table
from grader.classroom.gradebook import Grade, Gradebook, total_of
from grader.classroom.store import Store

KIND = "csv"
SAYS = "grades.csv and totals.csv, for a spreadsheet"
FILE = "grades.csv"

COLUMNS = (
    *("student", "name", "email", "sid", "exercise", "state", "points", "max_points"),
    *("late_days", "penalty_percent", "score", "out_of", "dropped", "mistakes", "note"),
    *("file", "attention"),
)


def export(book: Gradebook, store: Store, options: Options) -> Exported:
    """Return the two tables."""
    kinds: dict[tuple[int, str], list[str]] = {}
    for concern in attention(store, book):
        if concern.grade is not None:
            place = concern.grade.student, concern.grade.exercise
            kinds.setdefault(place, []).append(concern.kind)
    rows = [_row(g, book, kinds.get((g.student, g.exercise), [])) for g in book.grades]
    return Exported({"grades.csv": table(COLUMNS, rows), "totals.csv": _totals(book)})


def _row(grade: Grade, book: Gradebook, kinds: Sequence[str]) -> list[object]:
    student = book.students[grade.student]
    graded = grade.outcome is not None or grade.state == "missing"
    return [
        *(student.id, student.name, student.email, student.sid, grade.exercise, grade.state),
        number(grade.points) if graded else "",
        number(grade.max_points),
        "marked" if grade.late < 0 else grade.late or "",
        number(grade.penalty * 100) if grade.penalty else "",
        number(grade.score),
        number(grade.worth),
        grade.dropped or "",
        " ".join(grade.mistakes),
        grade.note,
        grade.file,
        ", ".join(dict.fromkeys(kinds)),
    ]


def _totals(book: Gradebook) -> str:
    names = sorted(book.exercises)
    rows = []
    for student, grades in book.by_student().items():
        person = book.students[student]
        total = total_of(grades)
        scores = {g.exercise: g.score for g in grades}
        notes = ["on no roster"] if student in book.unmatched else []
        notes += ["not complete: something is not graded"] if total.score is None else []
        rows.append(
            [
                *(person.id, person.name, person.email, person.sid),
                *(number(scores.get(name)) for name in names),
                number(total.score),
                number(total.worth),
                "; ".join(notes),
            ]
        )
    return table(("student", "name", "email", "sid", *names, "total", "max", "note"), rows)
