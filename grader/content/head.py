"""The part of an exercise file above `prompt:`, for commands that list exercises."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from grader.content.names import check_id
from grader.content.node import Node, compose
from grader.content.reader import mapping, read, unknown_key
from grader.content.syntax import Source
from grader.content.tables import BODY, HEAD, MAX_LEVEL, SCHEMA
from grader.errors import ContentError
from grader.model import ExerciseHead

__all__ = ["check_schema", "in_order", "read_head", "split_head"]

WHAT = "the exercise"
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
            raise ContentError("the file is empty", mark=Source(shown, text).mark(0, 0))
        raise ContentError(
            "no line begins with `prompt:`",
            mark=Source(shown, text).mark(0, 0),
            hint="an exercise is its head, then `prompt:` and the rest",
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
            raise node.key(name).error(f"`{name}` must stand below `prompt:`")
    reading = read(node, HEAD, WHAT)
    identity = check_id(reading.nodes.get("id", node), reading["id"] or path.stem, "the id")
    if identity != path.stem:
        raise reading.error(
            "id", f"the id `{identity}` is not the file name", f"rename it to `{path.stem}`"
        )
    if not 1 <= (level := reading["level"]) <= MAX_LEVEL:
        raise reading.error("level", f"`level` must be from 1 to {MAX_LEVEL}, got {level}")
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


def check_schema(node: Node, what: str) -> None:
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
            f"missing key `schema` in {what}", f"begin the file with `schema: {SCHEMA}`"
        )
    if type(written.value) is not int:
        raise written.error(f"`schema` expects the integer {SCHEMA}, got {written.what()}")
    if written.value > SCHEMA:
        raise written.error(
            f"the file has schema {written.value}, this version of grader reads schema {SCHEMA}",
            "update grader",
        )
    if written.value != SCHEMA:
        raise written.error(f"there is no schema {written.value}", f"write `schema: {SCHEMA}`")


def in_order(heads: Iterable[ExerciseHead]) -> tuple[ExerciseHead, ...]:
    """Sort by track, level and id, but put what an exercise requires above it in its track."""
    waiting = {head.id: head for head in sorted(heads, key=lambda h: (h.track, h.level, h.id))}
    ordered: dict[str, ExerciseHead] = {}

    def place(head: ExerciseHead, below: tuple[str, ...]) -> None:
        for name in head.requires:
            needed = waiting.get(name)
            if needed is None or needed.track != head.track or name in ordered:
                continue
            if name in (*below, head.id):
                raise ContentError(f"`{head.id}` requires `{name}`, which requires it in turn")
            place(needed, (*below, head.id))
        ordered.setdefault(head.id, head)

    for head in waiting.values():
        place(head, ())
    return tuple(ordered.values())
