"""Canvas' "Download submissions": flat, `NAME[_LATE]_USERID_ATTACHMENTID_FILE` (content_zipper.rb).

What a group hands in has the group's name, and the number of one of its members. A text entry is
`NAME_USERID_text.html`, an address `NAME_USERID_link.html`: there is no file to grade in those.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from grader.classroom.layouts import Layout
from grader.classroom.records import Leaf, Placement, Student
from grader.messages import Message

_ENTRY = re.compile(
    r"(?:(?P<early>LATE)_)?(?P<name>.*?)(?:_(?P<late>LATE))?"
    r"_(?P<user>\d+|(?<=anon_)[A-Za-z0-9]+)_(?:(?P<attachment>\d+)_)?"
    r"(?P<file>(?(attachment).+|(?:text|url|link)\.html))",
    re.S,
)


def fits(leaves: Sequence[Leaf], ids: Collection[str]) -> bool:
    """Nearly every file is named so, and there are no folders but what one archive holds."""
    top = {leaf.parts[0] for leaf in leaves if len(leaf.parts) == 1 or leaf.archived}
    every = {leaf.parts[0] for leaf in leaves}
    return bool(top) and sum(bool(_ENTRY.fullmatch(name)) for name in top) >= 0.8 * len(every)


def place(leaf: Leaf, _: object) -> Placement | None:
    """Read the user's id, the late mark and the order of uploads off the name."""
    found = _ENTRY.fullmatch(leaf.parts[0])
    if found is None:
        return None
    user = found["user"]
    student = Student(f"canvas-{user}", found["name"], ids={"canvas": user})
    file = found["file"] if len(leaf.parts) == 1 else leaf.name
    return Placement(
        (student,),
        file,
        late=bool(found["late"] or found["early"]),
        order=int(found["attachment"] or 0),
        submission=found["attachment"] or "",
    )


LAYOUT = Layout(
    Message("a Canvas download (NAME_USERID_ATTACHMENTID_FILE)"), 3, fits, place, download=True
)
