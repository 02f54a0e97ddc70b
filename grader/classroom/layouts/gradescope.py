"""Gradescope's instructor export: `submission_<id>/...` beside `submission_metadata.yml`.

The metadata is YAML with Ruby symbol keys; a group has several submitters, ids may be integers or
missing, and a submission may have no submitter at all.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from grader.classroom.records import Leaf, Place, Student

KIND = "gradescope"
SAYS = "a Gradescope export (submission_ID/, submission_metadata.yml)"

_FOLDER = re.compile(r"submission_(\d+)")
_METADATA = "submission_metadata.yml"
_METADATA_BYTES = 64 << 20


def fits(leaves: Sequence[Leaf], ids: Collection[str]) -> bool:
    """Every folder is `submission_<id>`."""
    folders = {leaf.parts[0] for leaf in leaves if len(leaf.parts) > 1}
    return bool(folders) and all(_FOLDER.fullmatch(folder) for folder in folders)


class Layout:
    """Takes the submitters from the metadata; without it, the submission's id is the student."""

    def __init__(self, leaves: Sequence[Leaf], ids: Collection[str]) -> None:
        self.metadata: Mapping[str, Any] = {}
        for leaf in leaves:
            if leaf.parts == (_METADATA,):
                self.metadata = _read(leaf)

    def place(self, leaf: Leaf) -> Place | None:
        found = _FOLDER.fullmatch(leaf.parts[0])
        if found is None or len(leaf.parts) < 2:
            return None
        number = found.group(1)
        facts = self.metadata.get(leaf.parts[0])
        facts = facts if isinstance(facts, dict) else {}
        hint = leaf.parts[-2] if len(leaf.parts) > 2 else ""
        return Place(
            _student(facts.get(":submitters"), number),
            leaf.name,
            hint=hint,
            submitted=_time(facts.get(":created_at")),
            submission=number,
        )


def _student(submitters: Any, number: str) -> Student:
    people = [p for p in submitters or () if isinstance(p, dict)] if submitters else []

    def joined(key: str) -> str:
        return ", ".join(str(p[key]) for p in people if p.get(key) is not None)

    sid, email = joined(":sid"), joined(":email")
    own = sid or email or f"submission-{number}"
    return Student(own, joined(":name"), email, sid, {"gradescope": number})


def _time(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        zone = value if value.tzinfo else value.replace(tzinfo=datetime.UTC)
        return zone.isoformat()
    return str(value) if value else ""


def _read(leaf: Leaf) -> Mapping[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        data = yaml.load(leaf.read(_METADATA_BYTES), loader)
    except (yaml.YAMLError, OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}
