"""The part of an exercise file above `prompt:`, for commands that list exercises."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from grader.content.names import check_id
from grader.content.node import Node, compose
from grader.content.reader import mapping, read, unknown_key
from grader.content.syntax import Source
from grader.content.tables import BODY, HEAD, MAX_LEVEL, SCHEMA
from grader.errors import ContentError
from grader.messages import Message
from grader.model import ExerciseHead
from grader.suggest import quoted

WHAT = Message("the exercise")
_BODY_NAMES = {field.name for field in BODY}


def split_head(text: str, shown: str) -> str:
    """Return the text above `prompt:`.

    Raises
    ------
    ContentError
        There is no line that begins with `prompt:`.
    """
    end = text.find("\nprompt:")
    if end < 0:
        if not text.strip():
            raise ContentError(Message("the file is empty"), mark=Source(shown, text).mark(0, 0))
        raise ContentError(
            Message("no line begins with `prompt:`"),
            mark=Source(shown, text).mark(0, 0),
            hint=Message("an exercise is its head, then `prompt:` and the rest"),
        )
    return text[: end + 1]


def read_head(text: str, path: Path, shown: str) -> ExerciseHead:
    """Parse and check the head of the exercise file `path`.

    Raises
    ------
    ContentError
        Something above `prompt:` is wrong, or the id is not the file name.
    """
    node = compose(split_head(text, shown), shown)
    entries = mapping(node, WHAT)
    check_schema(node, WHAT)
    for name in entries:
        if name in _BODY_NAMES:
            raise node.key(name).error(
                Message("`{name}` must stand below `prompt:`", name=name),
                Message("above it stand: {names}", names=quoted(field.name for field in HEAD)),
            )
    reading = read(node, HEAD, WHAT)
    identity = check_id(
        reading.nodes.get("id", node), reading["id"] or path.stem, Message("the id")
    )
    if identity != path.stem:
        raise reading.error(
            "id",
            Message("the id `{id}` is not the file name", id=identity),
            Message("rename it to `{id}`", id=path.stem),
        )
    if not 1 <= (level := reading["level"]) <= MAX_LEVEL:
        raise reading.error(
            "level",
            Message(
                "`level` must be from 1 to {most}, got {got}",
                most=MAX_LEVEL,
                got=level,
            ),
        )
    return ExerciseHead(
        id=identity,
        title=reading["title"],
        level=level,
        track=path.parent.name,
        requires=reading["requires"],
        source=reading["source"],
        backends=reading["backends"],
        path=str(path),
    )


def check_schema(node: Node, what: Message) -> None:
    """Refuse a file of another format before its keys are judged.

    Raises
    ------
    ContentError
        `schema` is missing or is not the version this package reads.
    """
    written = mapping(node, what).get("schema")
    if written is None:
        if near := next((n for n in node.value if n.lower() == "schema"), ""):
            raise unknown_key(node, near, ["schema"], what)
        raise node.error(
            Message("missing key `schema` in {what}", what=what),
            Message("begin the file with `schema: {schema}`", schema=SCHEMA),
        )
    if type(written.value) is not int:
        raise written.error(
            Message(
                "`schema` expects the integer {schema}, got {got}",
                schema=SCHEMA,
                got=written.what(),
            ),
            Message("write `schema: {schema}`", schema=SCHEMA),
        )
    if written.value > SCHEMA:
        raise written.error(
            Message(
                "the file has schema {got}, this version of grader reads schema {schema}",
                got=written.value,
                schema=SCHEMA,
            ),
            Message("update grader"),
        )
    if written.value != SCHEMA:
        raise written.error(
            Message("there is no schema {got}", got=written.value),
            Message("write `schema: {schema}`", schema=SCHEMA),
        )


def in_order(
    heads: Iterable[ExerciseHead], turn: Callable[[str], tuple[int, str]]
) -> tuple[ExerciseHead, ...]:
    """Sort by track, level and id, but put what an exercise requires above it in its track."""
    easiest = sorted(heads, key=lambda head: (turn(head.track), head.level, head.id))
    waiting = {head.id: head for head in easiest}
    ordered: dict[str, ExerciseHead] = {}

    def place(head: ExerciseHead, below: tuple[str, ...]) -> None:
        for name in head.requires:
            needed = waiting.get(name)
            if needed is None or needed.track != head.track or name in ordered:
                continue
            if name in (*below, head.id):
                raise ContentError(
                    Message(
                        "`{id}` requires `{name}`, which requires it in turn", id=head.id, name=name
                    ),
                    hint=Message("take one of them out of `requires`"),
                )
            place(needed, (*below, head.id))
        ordered.setdefault(head.id, head)

    for head in waiting.values():
        place(head, ())
    return tuple(ordered.values())
