"""`exercises/terms.yaml`: the names of concepts, and the symbols that questions need not define."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from grader.content.head import check_schema
from grader.content.node import compose
from grader.content.reader import mapping, read
from grader.content.syntax import read_file
from grader.messages import Message
from grader.model import Field

if TYPE_CHECKING:
    from grader.content.course import Content

NAME = "terms.yaml"

EVERYWHERE = "everywhere"
"""Beside the names of tracks: symbols that mean the same in all of them."""

TERMS = (
    Field("schema", "integer", "version of this format", required=True),
    Field("concepts", "names", "what questions may say they are about", default=()),
    Field(
        "symbols",
        "mapping",
        f"by track, or `{EVERYWHERE}`: symbols that need no definition, and what they mean",
        default={},
    ),
)

_WHAT = Message("the terms")


@dataclass(frozen=True, slots=True)
class Terms:
    """What the questions of a course may name without saying what it is."""

    concepts: Collection[str] = ()
    symbols: Mapping[str, Collection[str]] = field(default_factory=dict)

    def known(self, track: str) -> frozenset[str]:
        """Return the symbols that need no definition in a track."""
        return frozenset([*self.symbols.get(EVERYWHERE, ()), *self.symbols.get(track, ())])


def read_terms(course: Content) -> Terms | None:
    """Read the terms of a course and of those it extends; None if none of them lists any.

    Raises
    ------
    ContentError
        A file of them is wrong.
    """
    concepts: set[str] = set()
    symbols: dict[str, set[str]] = {}
    paths = [each.root / "exercises" / NAME for each in course.courses]
    paths = [path for path in paths if path.is_file()]
    for path in paths:
        shown = course.shown(path)
        root = compose(read_file(path, shown), shown)
        check_schema(root, _WHAT)
        reading = read(root, TERMS, _WHAT)
        concepts |= set(reading["concepts"])
        for track, listed in reading.nodes["symbols"].value.items() if reading["symbols"] else ():
            symbols.setdefault(track, set()).update(mapping(listed, Message("`symbols`")))
    return Terms(concepts, symbols) if paths else None
