"""The course's list of misconceptions: one file for all tracks and one per track, merged."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from grader.content.names import check_id
from grader.content.node import Node, compose
from grader.content.reader import mapping, read
from grader.content.syntax import read_file
from grader.content.tables import MISCONCEPTION
from grader.errors import ContentError
from grader.messages import Message
from grader.model import Misconception
from grader.suggest import nearest

NAME = "misconceptions.yaml"


def merge(files: Iterable[tuple[Path, str]]) -> dict[str, Misconception]:
    """Read several files, each given with the name it has in messages, as one list.

    Raises
    ------
    ContentError
        A file is wrong, or an id is in two files.
    """
    merged: dict[str, Misconception] = {}
    places: dict[str, Node] = {}
    for path, shown in files:
        text = read_file(path, shown)
        root = compose(text, shown)
        for name, body in mapping(root, Message("the file")).items():
            key = root.key(name)
            check_id(key, name, Message("the misconception"))
            if name in merged:
                first = places[name].mark
                raise ContentError(
                    Message(
                        "misconception `{name}` is already in {path}:{line}",
                        name=name,
                        path=first.path,
                        line=first.line,
                    ),
                    mark=key.mark,
                    hint=Message("keep one, or give this one a longer name"),
                )
            merged[name], places[name] = _entry(name, body), key
    return merged


def unlisted(node: Node, name: str, known: Iterable[str]) -> ContentError:
    """Return the error of a misconception, named at a node, that no list has."""
    hint = Message(
        "add it to misconceptions.yaml of the track, or of the course if tracks share it"
    )
    return node.error(
        Message("neither the track nor the course lists the misconception `{name}`", name=name),
        nearest(name, known, hint),
    )


def _entry(name: str, node: Node) -> Misconception:
    reading = read(node, MISCONCEPTION, Message("misconception `{name}`", name=name))
    return Misconception(
        name, reading["title"], reading["says"], reading["see"], reading["finding"]
    )
