"""A roster: who is in the class, from a CSV of any of the usual systems."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from grader import own
from grader.classroom.encodings import decoded
from grader.classroom.records import Student
from grader.errors import UsageError
from grader.messages import Message, os_reason, verbatim

MAX_BYTES = 64 << 20
"""Of a roster: the largest universities have a hundred thousand students."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("student", "student id", "id", "user id", "username", "login", "login_id"),
    "name": ("name", "full name", "student name", "vollständiger name", "全名"),
    "first": ("first name", "firstname", "vorname"),
    "last": ("last name", "lastname", "surname", "nachname"),
    "email": (
        *("email", "email address", "e-mail", "mail"),
        *("e-mail-adresse", "电子邮件地址", "email地址"),
    ),
    "sid": (
        *("sid", "sis user id", "user_id", "id number", "number", "matriculation number"),
        *("id-nummer", "matrikelnummer", "学号"),
    ),
    "canvas": ("canvas", "canvas id", "canvas_user_id"),
    "moodle": (
        *("moodle", "moodle id", "identifier"),
        *("id-nr.", "kennung", "identifikator", "teilnehmer/in", "识别码", "编号"),
    ),
    "group": ("group", "group name", "group_name", "team", "gruppe", "小组"),
    "role": ("role", "roles", "rolle", "角色"),
    "submitted": (
        *("last modified (submission)", "zuletzt geändert (abgabe)", "最后修改（提交）"),
    ),
}
"""Field -> what its column is called, folded: ours, and each system's in several languages."""
_STAFF = re.compile(
    r"\b(?:ta|teaching|teacher|instructor|tutor|professor|lecturer|reader|grader|designer|observer"
    r"|admin|administrator|staff|dozent(?:in)?|lehrende)\b",
    re.I,
)
_TEST_STUDENT = "Student, Test"
"""Whom Canvas lists in every course."""


@dataclass(frozen=True, slots=True)
class Roster:
    """The people of a course, by id."""

    students: Mapping[str, Student] = field(default_factory=dict)
    staff: Mapping[str, Student] = field(default_factory=dict)
    """Whose hand-ins are tries, and no students."""


def read_roster(path: Path) -> Roster:
    """Read a roster: one of ours, Gradescope's, a Canvas gradebook, a Moodle worksheet.

    Raises
    ------
    UsageError
        It cannot be read, or says nobody's id.
    """
    try:
        text = decoded(own.bounded(path, MAX_BYTES)).text
    except OSError as error:
        raise _cannot_read(path, os_reason(error)) from None
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    students: dict[str, Student] = {}
    staff: dict[str, Student] = {}
    try:
        rows = list(reader)
    except csv.Error as error:
        raise _cannot_read(path, verbatim(str(error))) from None
    for number, row in enumerate(rows, start=2):
        texts = {(k or "").strip().lower(): v for k, v in _texts(row)}
        student = _student(_canvas(texts))
        if student is None:
            continue
        whole = staff if _is_staff(texts) else students
        if student.id in whole:
            raise UsageError(
                Message(
                    "`{file}`:{line}: student `{student}` is there twice",
                    file=path.name,
                    line=number,
                    student=student.id,
                )
            )
        whole[student.id] = student
    if not students:
        raise UsageError(
            Message("the roster `{file}` names nobody", file=path.name),
            hint=Message("columns: student, name, email, sid; one line per student"),
        )
    return Roster(students, staff)


def _cannot_read(path: Path, reason: Message) -> UsageError:
    return UsageError(
        Message("cannot read the roster `{path}`: {reason}", path=path.name, reason=reason)
    )


def delimiter_of(text: str) -> str:
    """Return what stands between the cells of a CSV, seen in its first line."""
    first = text.split("\n", 1)[0]
    return max(",;\t", key=lambda mark: (first.count(mark), mark == ","))


def _texts(row: Mapping[str | None, object]) -> Iterable[tuple[str | None, str]]:
    return ((k, v.strip()) for k, v in row.items() if isinstance(v, str))


def _is_staff(row: Mapping[str, str]) -> bool:
    role = next((row[name] for name in COLUMNS["role"] if row.get(name)), "")
    test = row.get("student") == _TEST_STUDENT and not row.get("sis user id")
    return test or bool(_STAFF.search(role))


def _canvas(row: Mapping[str, str]) -> Mapping[str, str]:
    """The row of a Canvas gradebook in the roster's own words; any other as it is."""
    name = row.get("student", "")
    if "lastname" in row and "firstname" in row:
        name = ", ".join(filter(None, (row["lastname"], row["firstname"])))
    elif "student" not in row:
        return row
    if not {"id", "section"} <= set(row):
        return row
    login, sis = row.get("sis login id", ""), row.get("sis user id", "")
    if not row["id"] or "points possible" in name.lower():
        return {}
    identity = login or sis or f"canvas-{row['id']}"
    email = login if "@" in login else ""
    return {"student": identity, "name": name, "sid": sis, "canvas": row["id"], "email": email}


def _student(row: Mapping[str, str]) -> Student | None:
    def get(field: str) -> str:
        return next((row[c] for c in COLUMNS[field] if row.get(c)), "")

    first, last = get("first"), get("last")
    name = get("name") or " ".join(filter(None, (first, last)))
    identity = get("id") or get("sid") or get("email") or name
    if not identity:
        return None
    # Moodle says "Participant 1234", in the language of the site
    participant = re.search(r"(\d+)\s*$", get("moodle"))
    outside = {"canvas": get("canvas"), "moodle": participant[1] if participant else ""}
    return Student(
        identity,
        name,
        get("email"),
        get("sid"),
        {system: value for system, value in outside.items() if value},
        get("group"),
        get("submitted"),
        listed=True,
        sortable=f"{last}, {first}" if first and last else "",
    )
