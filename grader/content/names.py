"""Names in content files: what an id looks like, and whether a name that is used exists."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase

from grader.content.node import Node
from grader.messages import Message
from grader.suggest import did_you_mean

_ID = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\Z")


def check_id(node: Node, name: str, what: Message) -> str:
    """Return `name` if it is letters and digits joined by single hyphens."""
    if not _ID.match(name):
        better = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-")
        raise node.error(
            Message(
                "{what} `{name}` must be letters and digits joined by `-`", what=what, name=name
            ),
            Message("did you mean `{better}`?", better=better) if better else None,
        )
    return name


LISTED = 40
"""An author chooses from a longer list than a learner reads."""

Refusal = Callable[[str], Message]
"""What to say of a name that is not known."""


def within(node: Node, names: Iterable[str], known: Iterable[str], refusal: Refusal) -> None:
    """Refuse the first of `names` (a list of names at `node`) that is not `known`."""
    listed = tuple(known)
    places = node.value if isinstance(node.value, list) else [node]
    for name, place in zip(names, places, strict=False):
        if name not in listed:
            raise place.error(refusal(name), did_you_mean(name, listed, most=LISTED))


def matching(
    node: Node, patterns: Iterable[str], known: Iterable[str], refusal: Refusal
) -> tuple[str, ...]:
    """Return the names that `patterns` (a list at `node`) mean: `huge-*` all that begin so."""
    listed = tuple(known)
    found: dict[str, None] = {}
    for pattern, place in zip(patterns, node.value, strict=True):
        meant = [name for name in listed if fnmatchcase(name, pattern)] if "*" in pattern else []
        if not meant:
            within(place, [pattern], listed, refusal)
            meant = [pattern]
        found |= dict.fromkeys(meant)
    return tuple(found)
