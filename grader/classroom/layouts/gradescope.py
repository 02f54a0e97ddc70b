"""Gradescope's instructor export: `submission_<id>/...` beside `submission_metadata.yml`.

The metadata is YAML with Ruby symbol keys; a group has several submitters, ids may be integers or
missing, and a submission may have no submitter at all.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from grader.classroom.layouts import Layout
from grader.classroom.records import Leaf, Placement, Student
from grader.messages import Message

_FOLDER = re.compile(r"submission_(\d+)")
_METADATA = "submission_metadata.yml"
_METADATA_BYTES = 64 << 20
_KEPT = ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:null")


def fits(leaves: Sequence[Leaf], ids: Collection[str]) -> bool:
    """Every folder is `submission_<id>`."""
    folders = {leaf.parts[0] for leaf in leaves if len(leaf.parts) > 1}
    return bool(folders) and all(_FOLDER.fullmatch(folder) for folder in folders)


def _metadata_of(leaves: Sequence[Leaf], ids: Collection[str]) -> Mapping[str, Any]:
    return next((_read(leaf) for leaf in leaves if leaf.parts == (_METADATA,)), {})


def place(leaf: Leaf, metadata: Mapping[str, Any]) -> Placement | None:
    """Take the submitters from the metadata; without it, the submission's id is the student."""
    found = _FOLDER.fullmatch(leaf.parts[0])
    if found is None or len(leaf.parts) < 2:
        return None
    number = found.group(1)
    facts = metadata.get(leaf.parts[0])
    facts = facts if isinstance(facts, dict) else {}
    hint = leaf.parts[-2] if len(leaf.parts) > 2 else ""
    submitted = _time(facts.get(":created_at"))
    return Placement(
        _students(facts, number, known=bool(metadata)),
        leaf.name,
        hint=hint,
        submitted=submitted.isoformat() if submitted else "",
        order=submitted.timestamp() if submitted else 0,
        submission=number,
    )


def _students(facts: Mapping[str, Any], number: str, *, known: bool) -> tuple[Student, ...]:
    """The submitters; without any metadata the submission's number stands for its student."""
    people = facts.get(":submitters")
    found = [_student(p) for p in people if isinstance(p, dict)] if isinstance(people, list) else []
    if not known:
        return (Student(f"submission-{number}"),)
    return tuple(student for student in found if student.id)


def _student(person: Mapping[str, Any]) -> Student:
    name, sid, email = (
        "" if person.get(key) is None else str(person[key]).strip()
        for key in (":name", ":sid", ":email")
    )
    return Student(sid or email or name, name, email, sid)


def _time(value: Any) -> datetime.datetime | None:
    if not isinstance(value, datetime.datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=datetime.UTC)


def _texts_and_times(loader: Any) -> Any:
    """A loader that takes scalars as they stand: `012` is no ten, `No` a name."""
    rules = {
        first: [rule for rule in found if rule[0] in _KEPT]
        for first, found in loader.yaml_implicit_resolvers.items()
    }
    return type("Loader", (loader,), {"yaml_implicit_resolvers": rules})


def _read(leaf: Leaf) -> Mapping[str, Any]:
    import yaml

    loader = _texts_and_times(getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    try:
        data = yaml.load(leaf.read(_METADATA_BYTES), loader)
    except (yaml.YAMLError, OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


LAYOUT = Layout(
    Message("a Gradescope export (submission_ID/, submission_metadata.yml)"),
    1,
    fits,
    place,
    _metadata_of,
    download=True,
    folders=True,
)
