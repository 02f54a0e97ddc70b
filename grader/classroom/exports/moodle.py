"""Moodle's grading worksheet, for "Upload grading worksheet" of one assignment.

`--template` is the worksheet as downloaded; its rows stay as they are but for the grade and the
feedback. Its header is in the language of the site, and Moodle reads it only in that. Format:
`importgradeslib.php`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from grader.classroom.exports import TOTAL, Exported, ExportOptions
from grader.classroom.exports._cells import Sheet, cell, number, read_number, table
from grader.classroom.exports._columns import Filling, summed
from grader.classroom.gradebook import STATES, Grade, Gradebook
from grader.classroom.records import Student, together
from grader.classroom.roster import COLUMNS
from grader.classroom.store import Store
from grader.errors import UsageError
from grader.messages import Language, Message, verbatim

KIND = "moodle"
FILE = "moodle.csv"

_HEADER = (
    *("Identifier", "Full name", "Email address", "Grade", "Maximum Grade"),
    *("Last modified (grade)", "Feedback comments"),
)
_TITLES = {
    "Identifier": ("id", *COLUMNS["moodle"]),
    "Grade": ("grade", "bewertung", "成绩", "评分", "分数"),
    "Maximum Grade": ("maximum grade", "bestwertung", "höchstwertung", "最高分", "最高成绩"),
    "Email address": COLUMNS["email"],
    "Feedback comments": (
        *("feedback comments", "feedback als kommentar", "feedback-kommentare"),
        *("反馈评语", "评语", "反馈意见"),
    ),
}
"""Column -> what it is called, folded, in English, German and Chinese."""


def export(book: Gradebook, store: Store, options: ExportOptions) -> Exported:
    """Return the worksheet.

    Raises
    ------
    UsageError
        It is not said which of several exercises it is of, or the template is no worksheet.
    """
    names = _chosen(book, options)
    if options.template is None:
        rows = [
            _row(book.students[student], grades, names, Language(options.lang))
            for student, grades in book.by_student().items()
            if "moodle" in book.students[student].ids
        ]
        return Exported({FILE: table(_HEADER, rows)})
    sheet = Sheet.read(options.template)
    filling = Filling(sheet, store.written(KIND), options)
    data, absent = _filled(book, names, sheet, filling)
    return Exported({FILE: data}, filling.written, filling.remarks(absent))


def _chosen(book: Gradebook, options: ExportOptions) -> tuple[str, ...]:
    """What the one grade is of: what `--column` names, or the only exercise."""
    if options.columns:
        names = tuple(options.columns)
        wrong = [name for name in names if name != TOTAL and name not in book.exercises]
        if wrong or (TOTAL in names and len(names) > 1):
            raise UsageError(
                Message("`--column {names}` cannot be the grade", names=" ".join(wrong or names)),
                hint=Message(
                    "there are {names}, and `total` alone for all",
                    names=tuple(sorted(book.exercises)),
                ),
            )
        return names
    if len(book.exercises) != 1:
        raise UsageError(
            Message(
                "a Moodle worksheet is of one assignment, and there are {n}", n=len(book.exercises)
            ),
            hint=Message(
                "`--exercise ID`, one of {names}; or `--column total=Grade` for their sum",
                names=tuple(sorted(book.exercises)),
            ),
        )
    return tuple(book.exercises)


def _row(
    person: Student, grades: Sequence[Grade], names: Sequence[str], tr: Language
) -> list[object]:
    worth = _worth(grades, names)
    share = summed(grades, names)
    return [
        *(f"Participant {person.ids['moodle']}", person.name, person.email),
        number(share * worth) if isinstance(share, float) else "",
        *(number(worth), "-", comment(grades, names, tr)),
    ]


def _worth(grades: Sequence[Grade], names: Sequence[str]) -> float:
    return sum(g.worth for g in grades if TOTAL in names or g.exercise in names)


def _filled(
    book: Gradebook, names: Sequence[str], sheet: Sheet, filling: Filling
) -> tuple[bytes, list[Student]]:
    """The template with its marks, and those of the class who are not in it."""
    header = sheet.rows[0] if sheet.rows else []
    places = _places(header)
    for needed in ("Identifier", "Grade"):
        if needed not in places:
            raise UsageError(
                Message("the template has no column `{title}`", title=needed),
                hint=Message(
                    "download the grading worksheet with Moodle's language set to English"
                ),
            )
    students = {_number(s.ids.get("moodle", "")): n for n, s in book.students.items()}
    by_mail = {s.email.casefold(): n for n, s in book.students.items() if s.email}
    grades = book.by_student()
    written, known = [], set()
    for row in sheet.rows[1:]:
        row = [*row, *[""] * (len(header) - len(row))]
        own = _number(row[places["Identifier"]])
        found = students.get(own or "-")
        if found is None and "Email address" in places:
            found = by_mail.get(row[places["Email address"]].casefold() or "-")
            if found is not None and book.students[found].ids.get("moodle", own) != own:
                found = None
        if found is not None:
            known.add(found)
            row = _with(row, places, header, grades[found], names, book.students[found], filling)
        written.append(row)
    if not known:
        raise UsageError(Message("nobody of the class is in the template"))
    absent = [s for number_, s in book.students.items() if number_ not in known]
    return sheet.data(header, written), absent


def _places(header: Sequence[str]) -> dict[str, int]:
    folded = [title.strip().casefold() for title in header]
    return {
        column: next(n for n, title in enumerate(folded) if title in titles)
        for column, titles in _TITLES.items()
        if any(title in titles for title in folded)
    }


def _number(identifier: str) -> str:
    """The number in `Participant 5`, whatever the language."""
    found = re.search(r"(\d+)\s*$", identifier)
    return found[1] if found else ""


def _with(
    row: list[str],
    places: Mapping[str, int],
    header: Sequence[str],
    grades: Sequence[Grade],
    names: Sequence[str],
    student: Student,
    filling: Filling,
) -> list[str]:
    """A row with the grade of a student, where there is one that may be written."""
    share, place = summed(grades, names), places["Grade"]
    if not isinstance(share, float):  # Moodle has no word for excused
        return row
    most = read_number(row[places["Maximum Grade"]]) if "Maximum Grade" in places else None
    new = share * (_worth(grades, names) if most is None else most)
    row = list(row)
    row[place] = filling.cell(row[place], new, student, header[place])
    wrote = (student.id, header[place]) in filling.written
    if wrote and "Feedback comments" in places:
        said = comment(grades, names, Language(filling.options.lang))
        text, column = cell(said), places["Feedback comments"]
        row[column] = filling.cell(row[column], text, student, header[column])
    return row


def comment(grades: Sequence[Grade], names: Sequence[str], tr: Language) -> str:
    """One line for the student."""
    own = [g for g in grades if TOTAL in names or g.exercise in names]
    if len(own) == 1:
        return tr.of(_result(own[0]))
    return tr.of(
        together(
            *(Message("{exercise}: {said}", exercise=g.exercise, said=_result(g)) for g in own)
        )
    )


def _result(grade: Grade) -> Message:
    if grade.state == "missing":
        return Message("nothing was handed in")
    if grade.state in ("excused", "by hand", "not graded"):
        return grade.note or STATES[grade.state]
    said = Message("{got} of {of} points", got=number(grade.points), of=number(grade.max_points))
    if grade.penalty:
        share = number(grade.penalty * 100)
        said = Message("{score}, {share} per cent off for lateness", score=said, share=share)
    return together(said, verbatim(", ".join(grade.mistakes)))
