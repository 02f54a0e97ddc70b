"""The `hints:` of an exercise: a level of help in every language, and what it follows."""

from __future__ import annotations

from grader.content.node import Node
from grader.content.reader import items, read, texts_in
from grader.content.tables import HINT
from grader.messages import Message
from grader.model import Hint


def read_hints(node: Node) -> tuple[tuple[Node, Hint], ...]:
    """Return every hint with its node; whether the check it follows exists is not checked.

    Raises
    ------
    ContentError
        A hint is no mapping, has no English, or has an unknown key.
    """
    return tuple((item, _hint(item)) for item in items(node, Message("`hints`")))


def _hint(node: Node) -> Hint:
    after = read(node, HINT, Message("a hint"), others=True)["after"]
    return Hint(texts_in(node, Message("a hint"), [field.name for field in HINT]), after)
