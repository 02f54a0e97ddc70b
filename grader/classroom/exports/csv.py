"""`grades.csv`: one line per student and exercise; `totals.csv`: one line per student."""

from __future__ import annotations

from collections.abc import Sequence

from grader.classroom.attention import attention
from grader.classroom.exports import Exported, ExportOptions
from grader.classroom.exports._cells import number, table
from grader.classroom.gradebook import Grade, Gradebook, total_of
from grader.classroom.records import together
from grader.classroom.store import Store
from grader.messages import Language, Message

KIND = "csv"
FILE = "grades.csv"

COLUMNS = (
    *("student", "name", "email", "sid", "exercise", "state", "points", "max_points"),
    *("late_days", "penalty_percent", "score", "out_of", "dropped", "mistakes", "note"),
    *("file", "attention"),
)


def export(book: Gradebook, store: Store, options: ExportOptions) -> Exported:
    """Return the two tables."""
    kinds: dict[tuple[int, str], list[str]] = {}
    for concern in attention(store, book):
        if concern.grade is not None:
            place = concern.grade.student, concern.grade.exercise
            kinds.setdefault(place, []).append(concern.kind)
    tr = Language(options.lang)
    rows = [_row(g, book, kinds.get((g.student, g.exercise), []), tr) for g in book.grades]
    return Exported({"grades.csv": table(COLUMNS, rows), "totals.csv": _totals(book, tr)})


def _row(grade: Grade, book: Gradebook, kinds: Sequence[str], tr: Language) -> list[object]:
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
        tr.of(grade.note),
        grade.file,
        ", ".join(dict.fromkeys(kinds)),
    ]


def _totals(book: Gradebook, tr: Language) -> str:
    names = sorted(book.exercises)
    rows = []
    for student, grades in book.by_student().items():
        person = book.students[student]
        total = total_of(grades)
        scores = {g.exercise: g.score for g in grades}
        stranger = Message("on no roster") if student in book.unmatched else None
        open_ = Message("not complete: something is not graded") if total.score is None else None
        rows.append(
            [
                *(person.id, person.name, person.email, person.sid),
                *(number(scores.get(name)) for name in names),
                number(total.score),
                number(total.worth),
                tr.of(together(stranger, open_)),
            ]
        )
    return table(("student", "name", "email", "sid", *names, "total", "max", "note"), rows)
