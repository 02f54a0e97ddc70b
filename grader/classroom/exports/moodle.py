"""Moodle's grading worksheet, for "Upload grading worksheet" of one assignment.

`--template` is the worksheet as downloaded (in English: Moodle translates its header); its rows
stay as they are but for `Grade` and `Feedback comments`. Format: `importgradeslib.php`.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.classroom.exports import Options
from grader.classroom.exports._cells import cell, number, table, template
from grader.classroom.gradebook import Grade, Gradebook
from grader.classroom.store import Store
from grader.errors import UsageError

KIND = "moodle"
SAYS = "a Moodle grading worksheet (--template: the downloaded worksheet)"
FILE = "moodle.csv"

NEEDED = ("Identifier", "Grade", "Last modified (grade)")
COLUMNS = (
    *("Identifier", "Full name", "Email address", "Grade", "Maximum Grade"),
    *("Last modified (grade)", "Feedback comments"),
)


def export(book: Gradebook, store: Store, options: Options) -> dict[str, str]:
    """Return the worksheet of the one exercise.

    Raises
    ------
    UsageError
        There are several exercises, or the template is no worksheet.
    """
    if len(book.exercises) != 1:
        raise UsageError(
            f"a Moodle worksheet is of one assignment, and there are {len(book.exercises)}",
            hint=f"`--exercise ID`, one of {', '.join(sorted(book.exercises))}",
        )
    if options.template is None:
        rows = [_row(grade, book) for grade in book.grades if _identifier(grade, book)]
        return {FILE: table(COLUMNS, rows)}
    try:
        text = options.template.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read `{options.template.name}`: {error}") from None
    return {FILE: _filled(book, text)}


def _identifier(grade: Grade, book: Gradebook) -> str:
    number_ = book.students[grade.student].ids.get("moodle", "")
    return f"Participant {number_}" if number_ else ""


def _row(grade: Grade, book: Gradebook) -> list[object]:
    person = book.students[grade.student]
    return [
        *(_identifier(grade, book), person.name, person.email),
        *(number(grade.score), number(grade.worth), "-", comment(grade)),
    ]


def _filled(book: Gradebook, text: str) -> str:
    rows, delimiter = template(text)
    header = rows[0] if rows else []
    missing = [name for name in NEEDED if name not in header]
    if missing:
        raise UsageError(
            f"the template has no column `{missing[0]}`",
            hint="download the grading worksheet with Moodle's language set to English",
        )
    grades = {_identifier(g, book): g for g in book.grades if _identifier(g, book)}
    by_mail = {book.students[g.student].email.lower(): g for g in book.grades}
    known = 0
    written = []
    for row in rows[1:]:
        row = [*row, *[""] * (len(header) - len(row))]
        found = grades.get(row[header.index("Identifier")])
        if found is None and "Email address" in header:
            found = by_mail.get(row[header.index("Email address")].lower() or "-")
        known += found is not None
        written.append(_with(row, header, found))
    if not known:
        raise UsageError("nobody of the class is in the template")
    return table(header, written, delimiter, ours=False)


def _with(row: list[str], header: Sequence[str], grade: Grade | None) -> list[str]:
    if grade is None or grade.score is None:
        return row
    row = list(row)
    most = grade.worth
    if "Maximum Grade" in header:
        try:
            most = float(row[header.index("Maximum Grade")].replace(",", "."))
        except ValueError:
            most = grade.worth
    row[header.index("Grade")] = number(round(grade.score / grade.worth * most, 2))
    if "Feedback comments" in header:
        row[header.index("Feedback comments")] = cell(comment(grade))
    return row


def comment(grade: Grade) -> str:
    """One line for the student."""
    if grade.state == "missing":
        return "nothing was handed in"
    said = f"{number(grade.points)} of {number(grade.max_points)} points"
    late = f", {number(grade.penalty * 100)} per cent off for lateness" if grade.penalty else ""
    mistakes = f"; {', '.join(grade.mistakes)}" if grade.mistakes else ""
    return f"{said}{late}{mistakes}"
