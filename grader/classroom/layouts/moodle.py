"""Moodle's "Download all submissions", with folders (both styles) and flat.

`{Full Name}_{participant id}_assignsubmission_file/` since 4.1, with a trailing underscore before;
flat: `{Full Name}_{participant id}_assignsubmission_file_{file name}`. A team stands there under
its name and number. What was typed is in `..._assignsubmission_onlinetext/onlinetext.html`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from grader.classroom.layouts import Layout
from grader.classroom.records import Leaf, Placement, Student
from grader.messages import Message

# the first place that fits: what follows may be a name that the student chose
_PREFIX = re.compile(
    r"(?P<name>.*?)_(?P<id>\d+)_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<rest>.*))?", re.S
)


def fits(leaves: Sequence[Leaf], ids: Collection[str]) -> bool:
    """Nearly every top name is of that form, however much lies below it."""
    top = {leaf.parts[0] for leaf in leaves}
    return sum(bool(_PREFIX.fullmatch(name)) for name in top) >= 0.8 * len(top)


def place(leaf: Leaf, _: object) -> Placement | None:
    """Read the participant's id and full name off the prefix."""
    found = _PREFIX.fullmatch(leaf.parts[0])
    if found is None:
        return None
    student = Student(f"moodle-{found['id']}", found["name"], ids={"moodle": found["id"]})
    file = leaf.name if len(leaf.parts) > 1 else found["rest"] or leaf.name
    return Placement((student,), file)


LAYOUT = Layout(
    Message("a Moodle download (NAME_ID_assignsubmission_file)"),
    2,
    fits,
    place,
    download=True,
    folders=True,
)
