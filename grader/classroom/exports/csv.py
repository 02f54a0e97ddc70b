"""`grades.csv`: one line per student and exercise; `totals.csv`: one line per student."""

from __future__ import annotations

from grader.classroom.exports import Options
from grader.classroom.exports._cells import number, table
from grader.classroom.gradebook import Grade, Gradebook
from grader.classroom.store import Store

KIND = "csv"
SAYS = "grades.csv and totals.csv, for a spreadsheet"
FILE = "grades.csv"

COLUMNS = (
    *("student", "name", "email", "sid", "exercise", "state", "points", "max_points"),
    *("late_days", "penalty_percent", "score", "out_of", "dropped", "mistakes", "note"),
)


def export(book: Gradebook, store: Store, options: Options) -> dict[str, str]:
    """Return the two tables."""
    return {"grades.csv": _grades(book), "totals.csv": _totals(book)}


def _grades(book: Gradebook) -> str:
    return table(COLUMNS, (_row(grade, book) for grade in book.grades))


def _row(grade: Grade, book: Gradebook) -> list[object]:
    student = book.students[grade.student]
    marked = grade.score is not None
    return [
        *(student.id, student.name, student.email, student.sid, grade.exercise, grade.state),
        number(grade.points) if marked else "",
        number(grade.max_points),
        "marked" if grade.late < 0 else grade.late or "",
        number(grade.penalty * 100) if grade.penalty else "",
        number(grade.score),
        number(grade.worth),
        grade.dropped or "",
        " ".join(grade.mistakes),
        grade.note,
    ]


def _totals(book: Gradebook) -> str:
    names = sorted(book.exercises)
    rows = []
    for student, grades in book.by_student().items():
        person = book.students[student]
        counted = [g for g in grades if not g.dropped]
        complete = all(g.score is not None for g in counted)
        total = sum(g.score or 0.0 for g in counted)
        scores = {g.exercise: g.score for g in grades}
        rows.append(
            [
                *(person.id, person.name, person.email, person.sid),
                *(number(scores[name]) for name in names),
                number(total) if complete else "",
                number(sum(g.worth for g in counted)),
                "" if complete else "not complete: something is not graded",
            ]
        )
    return table(("student", "name", "email", "sid", *names, "total", "max", "note"), rows)
