"""Canvas' gradebook CSV, for Grades > Import; ids come from an exported gradebook (`--template`).

Without a template, the users' ids are those of the download's file names, and Canvas offers to
make new assignments. Format: Canvas `lib/gradebook_importer.rb`; `Section` is the last column of
student information. An empty cell changes nothing there.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.classroom.exports import Exported, ExportOptions
from grader.classroom.exports._cells import Sheet, cell, number, read_number, table
from grader.classroom.exports._columns import EXCUSED, Filling, matched, summed
from grader.classroom.gradebook import Grade, Gradebook
from grader.classroom.records import Student
from grader.classroom.store import Store
from grader.errors import UsageError
from grader.messages import Message, verbatim

KIND = "canvas"
FILE = "canvas.csv"

PERSON = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_POSSIBLE = "Points Possible"
_READ_ONLY = "(read only)"


def export(book: Gradebook, store: Store, options: ExportOptions) -> Exported:
    """Return the gradebook."""
    if options.template is None:
        return Exported({FILE: _without(book)})
    sheet = Sheet.read(options.template)
    filling = Filling(sheet, store.written(KIND), options)
    data, absent = _filled(book, sheet, filling)
    return Exported({FILE: data}, filling.written, filling.remarks(absent))


def _without(book: Gradebook) -> str:
    names = sorted(book.exercises)
    worths = {g.exercise: number(g.worth) for g in book.grades}
    possible = [f"    {_POSSIBLE}", "", "", "", "", *(worths.get(n, "") for n in names)]
    rows = []
    for student, grades in book.by_student().items():
        person = book.students[student]
        scores = {g.exercise: EXCUSED if g.state == "excused" else number(g.score) for g in grades}
        named = [person.name or person.id, person.ids.get("canvas", ""), person.sid, person.email]
        rows.append([*map(cell, named), "", *(scores.get(n, "") for n in names)])
    titles = [book.exercises[name][0] for name in names]
    return table([*PERSON, *titles], [possible, *rows], ours=False)


def _filled(book: Gradebook, sheet: Sheet, filling: Filling) -> tuple[bytes, list[Student]]:
    """The template with its marks, and those of the class who are not in it."""
    header = sheet.rows[0] if sheet.rows else []
    if "ID" not in header or "Section" not in header or not header[0].strip():
        raise UsageError(
            Message("the template is no Canvas gradebook: it has no columns `ID` and `Section`"),
            hint=verbatim("Grades > Export > Export Entire Gradebook"),
        )
    last = header.index("Section")
    possible = next((row for row in sheet.rows[1:4] if row and _POSSIBLE in row[0]), [])
    locked = {n for n, text in enumerate(possible) if _READ_ONLY in text}
    usable = [n for n in range(last + 1, len(header)) if n not in locked]
    columns = matched(header, book, filling.options.columns, usable)
    people, grades = _people(book), book.by_student()
    written, known = [], set()
    for row in sheet.rows[1:]:
        row = [*row, *[""] * (len(header) - len(row))]
        student = _found(row, header, people, book)
        if _POSSIBLE in row[0]:
            written.append([*row[: last + 1], *(row[n] for n in sorted(columns))])
        elif student is not None:
            known.add(student)
            cells = [
                filling.cell(
                    row[n],
                    _scaled(summed(grades[student], columns[n]), possible, n, grades[student]),
                    book.students[student],
                    header[n],
                )
                for n in sorted(columns)
            ]
            written.append([*row[: last + 1], *cells])
    if not known:
        raise UsageError(
            Message("nobody of the class is in the template"),
            hint=Message("a roster with the columns `student`, `canvas` or `sid` says who is who"),
        )
    titles = [header[n] for n in sorted(columns)]
    absent = [s for number_, s in book.students.items() if number_ not in known]
    return sheet.data([*header[: last + 1], *titles], written), absent


def _scaled(
    share: float | str | None, possible: Sequence[str], column: int, grades: Sequence[Grade]
) -> float | str | None:
    """A share on Canvas' scale."""
    if not isinstance(share, float):
        return share
    most = read_number(possible[column]) if column < len(possible) else None
    return share * (grades[0].worth if most is None else most)


def _people(book: Gradebook) -> dict[str, int]:
    """Keys of the class -> number; a key of two students is nobody's."""
    found: dict[str, int] = {}
    for number_, person in book.students.items():
        for key in _keys(person):
            found[key] = -1 if found.get(key, number_) != number_ else number_
    return found


def _keys(person: Student) -> list[str]:
    keys = [f"ID:{person.ids['canvas']}"] if "canvas" in person.ids else []
    for value in (person.sid, person.id, person.email):
        keys += [f"sis:{value.lower()}"] if value else []
    return keys


def _found(
    row: Sequence[str], header: Sequence[str], people: dict[str, int], book: Gradebook
) -> int | None:
    """Who stands in a row: ids decide, the sure ones first."""
    own = row[header.index("ID")].strip()
    for name, prefix in (("ID", "ID"), ("SIS User ID", "sis"), ("SIS Login ID", "sis")):
        if name in header:
            value = row[header.index(name)].strip().lower()
            student = people.get(f"{prefix}:{value}", -1) if value else -1
            if student >= 0 and book.students[student].ids.get("canvas", own) in ("", own):
                return student
    return None
