"""A roster: who is in the class, from a CSV of any of the usual systems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from grader.classroom.records import Student
from grader.errors import UsageError

__all__ = ["merged", "read_roster"]

_COLUMNS = {
    "id": ("student", "student id", "id", "user id", "username", "login"),
    "name": ("name", "full name", "student name"),
    "first": ("first name", "firstname"),
    "last": ("last name", "lastname", "surname"),
    "email": ("email", "email address", "e-mail", "mail"),
    "sid": ("sid", "sis user id", "id number", "number", "matriculation number"),
    "canvas": ("canvas", "canvas id"),
    "moodle": ("moodle", "moodle id", "identifier"),
    "gradescope": ("gradescope", "gradescope id"),
}
_TEST_STUDENT = "Student, Test"
"""Whom Canvas lists in every course."""


def read_roster(path: Path) -> dict[str, Student]:
    """Return the students of a roster by id.

    Raises
    ------
    UsageError
        It cannot be read, or says nobody's id.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(f"cannot read the roster `{path.name}`: {reason}") from None
    delimiter = ";" if text.split("\n")[0].count(";") > text.split("\n")[0].count(",") else ","
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))
    students: dict[str, Student] = {}
    for number, row in enumerate(rows, start=2):
        student = _student(_canvas({(k or "").strip().lower(): v for k, v in _texts(row)}))
        if student is None:
            continue
        if student.id in students:
            raise UsageError(f"`{path.name}`:{number}: student `{student.id}` is there twice")
        students[student.id] = student
    if not students:
        raise UsageError(
            f"the roster `{path.name}` names nobody",
            hint="columns: student, name, email, sid; one line per student",
        )
    return students


def _texts(row: Mapping[str | None, object]) -> Iterable[tuple[str | None, str]]:
    return ((k, v.strip()) for k, v in row.items() if isinstance(v, str))


def _canvas(row: Mapping[str, str]) -> Mapping[str, str]:
    """The row of a Canvas gradebook in the roster's own words; any other as it is."""
    if not {"student", "id", "section"} <= set(row):
        return row
    login, sis, name = row.get("sis login id", ""), row.get("sis user id", ""), row["student"]
    if not row["id"] or "points possible" in name.lower() or (name == _TEST_STUDENT and not sis):
        return {}
    identity = login or sis or f"canvas-{row['id']}"
    return {"student": identity, "name": name, "sid": sis, "canvas": row["id"]}


def _student(row: Mapping[str, str]) -> Student | None:
    def get(field: str) -> str:
        return next((row[c] for c in _COLUMNS[field] if row.get(c)), "")

    name = get("name") or " ".join(filter(None, (get("first"), get("last"))))
    identity = get("id") or get("sid") or get("email") or name
    if not identity:
        return None
    outside = {k: get(k).removeprefix("Participant ") for k in ("canvas", "moodle", "gradescope")}
    return Student(
        identity, name, get("email"), get("sid"), {k: v for k, v in outside.items() if v}
    )


def merged(
    found: Mapping[str, Student], roster: Mapping[str, Student]
) -> tuple[dict[str, Student], dict[str, str]]:
    """Join the students of a download with the roster.

    Returns
    -------
    students : dict
        Everybody, by id; the roster's ids where a student of the download is in it.
    ids : dict
        The id of everybody in the download -> the id in `students`.
    """
    keys: dict[str, str] = {}
    for identity, student in roster.items():
        for key in _keys(student):
            keys[key] = "" if keys.get(key, identity) != identity else identity
    students, ids = dict(roster), {}
    for identity, student in found.items():
        match = next((keys[k] for k in _keys(student) if keys.get(k)), "")
        ids[identity] = match or identity
        if match:
            students[match] = _joined(students[match], student)
        else:
            students[identity] = student
    return students, ids


def _joined(known: Student, found: Student) -> Student:
    return replace(
        known,
        name=known.name or found.name,
        email=known.email or found.email,
        sid=known.sid or found.sid,
        ids={**found.ids, **known.ids},
    )


def _keys(student: Student) -> list[str]:
    """What a student may be recognised by, the surest first."""
    keys = [f"{system}:{value}" for system, value in student.ids.items()]
    keys += [f"=:{student.id}"]
    keys += [f"@:{student.email.lower()}"] if student.email else []
    keys += [f"=:{student.sid}"] if student.sid else []
    keys += [f"#:{_squeezed(student.name)}"] if student.name else []
    return keys


def _squeezed(name: str) -> str:
    """Canvas writes `doejane` for `Doe, Jane`: letters only, in any order of the parts."""
    parts = sorted("".join(c for c in part if c.isalnum()) for part in name.lower().split())
    return "".join(sorted("".join(parts)))
