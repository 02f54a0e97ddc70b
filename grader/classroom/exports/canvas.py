"""Canvas' gradebook CSV, for Grades > Import; ids come from an exported gradebook (`--template`).

Without a template, the users' ids are those of the download's file names, and Canvas offers to
make new assignments. Format: Canvas `lib/gradebook_importer.rb`; `Section` is the last column of
student information. An empty cell changes nothing there.
"""

from __future__ import annotations

from collections.abc import Sequence

from grader.classroom.exports import Options
from grader.classroom.exports._cells import cell, number, table, template
from grader.classroom.exports._columns import matched
from grader.classroom.gradebook import Grade, Gradebook
from grader.classroom.records import Student
from grader.classroom.store import Store
from grader.errors import UsageError

KIND = "canvas"
SAYS = "a Canvas gradebook CSV (--template: the exported gradebook)"
FILE = "canvas.csv"

PERSON = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
_POSSIBLE = "Points Possible"
_READ_ONLY = "(read only)"


def export(book: Gradebook, store: Store, options: Options) -> dict[str, str]:
    """Return the gradebook."""
    if options.template is None:
        return {FILE: _without(book)}
    try:
        text = options.template.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read `{options.template.name}`: {error}") from None
    return {FILE: _filled(book, text, options)}


def _without(book: Gradebook) -> str:
    names = sorted(book.exercises)
    worths = {g.exercise: number(g.worth) for g in book.grades}
    possible = [f"    {_POSSIBLE}", "", "", "", "", *(worths.get(n, "") for n in names)]
    rows = []
    for student, grades in book.by_student().items():
        person = book.students[student]
        scores = {g.exercise: number(g.score) for g in grades}
        named = [person.name or person.id, person.ids.get("canvas", ""), person.sid, person.email]
        rows.append([*map(cell, named), "", *(scores.get(n, "") for n in names)])
    titles = [book.exercises[name][0] for name in names]
    return _written([*PERSON, *titles], [possible, *rows], ",")


def _filled(book: Gradebook, text: str, options: Options) -> str:
    rows, delimiter = template(text)
    header = rows[0] if rows else []
    if "ID" not in header or "Section" not in header or not header[0].strip():
        raise UsageError(
            "the template is no Canvas gradebook: it has no columns `ID` and `Section`",
            hint="Grades > Export > Export Entire Gradebook",
        )
    last = header.index("Section")
    possible = next((row for row in rows[1:4] if row and _POSSIBLE in row[0]), [])
    locked = {n for n, text in enumerate(possible) if _READ_ONLY in text}
    usable = [n for n in range(last + 1, len(header)) if n not in locked]
    columns = matched(header, book.exercises, options.columns, usable)
    people, grades = _people(book), book.by_student()
    names = [name for name in sorted(book.exercises) if name in columns]
    written, known = [], set()
    for row in rows[1:]:
        row = [*row, *[""] * (len(header) - len(row))]
        if row is possible or _POSSIBLE in row[0]:
            written.append([*row[: last + 1], *(row[columns[n]] for n in names)])
            continue
        student = _found(row, header, people)
        if student is None:
            continue
        known.add(student)
        own = {g.exercise: g for g in grades[student]}
        scores = [_scaled(own.get(n), possible, columns[n]) for n in names]
        written.append([*row[: last + 1], *scores])
    if not known:
        raise UsageError(
            "nobody of the class is in the template",
            hint="a roster with the columns `student`, `canvas` or `sid` says who is who",
        )
    return _written([*header[: last + 1], *(header[columns[n]] for n in names)], written, delimiter)


def _scaled(grade: Grade | None, possible: Sequence[str], column: int) -> str:
    """The score on Canvas' scale; empty where there is no mark, which changes nothing there."""
    if grade is None or grade.score is None:
        return ""
    try:
        most = float(possible[column])
    except (IndexError, ValueError):
        most = grade.worth
    return number(round(grade.score / grade.worth * most, 2))


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


def _found(row: Sequence[str], header: Sequence[str], people: dict[str, int]) -> int | None:
    for name, prefix in (("ID", "ID"), ("SIS User ID", "sis"), ("SIS Login ID", "sis")):
        if name in header:
            value = row[header.index(name)].strip().lower()
            student = people.get(f"{prefix}:{value}", -1) if value else -1
            if student >= 0:
                return student
    return None


def _written(header: Sequence[str], rows: Sequence[Sequence[str]], delimiter: str) -> str:
    """Cells of the template are Canvas' own, and stay as they are."""
    return table(header, rows, delimiter, ours=False)
