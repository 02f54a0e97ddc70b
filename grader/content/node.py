"""YAML text as nodes that know their place: libyaml's events, our own strict reading of them.

Events, not `yaml.compose`, because composed nodes have lost the anchors and duplicate keys that
are refused here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from grader.content.syntax import Source, syntax_error
from grader.errors import ContentError
from grader.messages import Message, verbatim
from grader.model import Mark

MAX_DEPTH = 30
MAX_NUMBER = 400  # characters; `int` itself refuses more than 4300 digits

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_WORDS = {"true": True, "false": False, "null": None, "": None}


@dataclass(slots=True, eq=False)
class Node:
    """One YAML value and its place. `line` and `column` count from 0.

    `value` is a Python scalar, a list of nodes, or a dict from key to node; `keys` holds the key
    nodes of a mapping.
    """

    source: Source
    line: int
    column: int
    value: Any
    style: str = ""
    keys: dict[str, Node] | None = None
    raw: str = ""

    @property
    def mark(self) -> Mark:
        return self.source.mark(self.line, self.column)

    def error(self, message: Message, hint: Message | None = None) -> ContentError:
        """Return (not raise) an error that points here."""
        return ContentError(message, mark=self.mark, hint=hint)

    def key(self, name: str) -> Node:
        """Return the key node of `name`, or this node where there is none."""
        return (self.keys or {}).get(name, self)

    def plain(self) -> Any:
        """Return the value as plain Python data; numeric keys of a mapping become numbers."""
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        if isinstance(self.value, dict):
            return {_number_or_text(key): node.plain() for key, node in self.value.items()}
        return self.value

    def what(self) -> Message:
        """Return what was written, for `got ...`."""
        if isinstance(self.value, list):
            return Message("a list")
        if isinstance(self.value, dict):
            return Message("a mapping")
        if self.value is None and not self.raw:
            return Message("nothing")
        if self.value is None or isinstance(self.value, bool):
            return verbatim(f"`{self.raw}`")
        shown = self.raw if len(self.raw) <= 30 else self.raw[:29] + "…"
        if isinstance(self.value, str):
            return Message("text `{text}`", text=shown)
        return Message("the number `{number}`", number=shown)


def compose(text: str, path: str) -> Node:
    """Parse one YAML document.

    Raises
    ------
    ContentError
        The text is no YAML, is empty, or uses anchors, aliases, tags, duplicate keys or keys
        that are not text.
    """
    import yaml  # 10 ms that `--help` should not pay

    source = Source(path, text)
    source.check()
    loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        return _document(_events(yaml.parse(text, Loader=loader), source), source)
    except yaml.YAMLError as error:
        raise syntax_error(error, source) from None


def _events(events: Iterator[Any], source: Source) -> Iterator[tuple[str, Any]]:
    """Yield (kind, event), refusing what an event alone gives away."""
    for event in events:
        kind = type(event).__name__.removesuffix("Event")
        if kind == "Alias" or getattr(event, "anchor", None):
            sign = "*" if kind == "Alias" else "&"
            raise ContentError(
                Message(
                    "anchors and aliases are refused, got `{sign}{anchor}`",
                    sign=sign,
                    anchor=event.anchor,
                ),
                mark=source.at(event.start_mark),
                hint=Message(
                    "write the value out, or quote text that begins with `{sign}`", sign=sign
                ),
            )
        if getattr(event, "tag", None):
            raise ContentError(
                Message(
                    "tags are refused, got `{tag}`",
                    tag=event.tag.replace("tag:yaml.org,2002:", "!!"),
                ),
                mark=source.at(event.start_mark),
                hint=Message("write the value without a tag, or quote text that begins with `!`"),
            )
        yield kind, event


def _document(events: Iterator[tuple[str, Any]], source: Source) -> Node:
    root: Node | None = None
    for kind, event in events:
        if kind in {"StreamStart", "StreamEnd", "DocumentStart", "DocumentEnd"}:
            continue
        if root is not None:
            raise ContentError(
                Message("a second document begins here, expected one"),
                mark=source.at(event.start_mark),
                hint=Message("remove the line `---` above it"),
            )
        root = _node(kind, event, events, source, 0)
    if root is None:
        raise ContentError(Message("the file is empty"), mark=source.mark(0, 0))
    return root


def _node(
    kind: str, event: Any, events: Iterator[tuple[str, Any]], source: Source, depth: int
) -> Node:
    place = event.start_mark
    node = Node(source, place.line, place.column, None)
    if depth > MAX_DEPTH:
        raise node.error(Message("nested deeper than {most} levels", most=MAX_DEPTH))
    if kind == "Scalar":
        _resolve(node, event)
    elif kind == "SequenceStart":
        node.value = items = []
        for kind_, event_ in events:
            if kind_ == "SequenceEnd":
                break
            items.append(_node(kind_, event_, events, source, depth + 1))
    else:
        node.style = "{" if event.flow_style else ""
        _mapping(node, events, depth)
    return node


def _mapping(node: Node, events: Iterator[tuple[str, Any]], depth: int) -> None:
    node.value, node.keys = {}, {}
    for kind, event in events:
        if kind == "MappingEnd":
            return
        key = _node(kind, event, events, node.source, depth + 1)
        if kind != "Scalar":
            raise key.error(
                Message("a key must be text, got {got}", got=key.what()),
                Message("quote text with brackets"),
            )
        if (name := key.raw) in node.keys:
            first = node.keys[name].line + 1
            raise key.error(
                Message(
                    "the key `{name}` appears twice, first on line {line}", name=name, line=first
                ),
                Message("keep one of them"),
            )
        node.keys[name] = key
        node.value[name] = _node(*next(events), events, node.source, depth + 1)


def _resolve(node: Node, event: Any) -> None:
    """Read a scalar as JSON would: `true`, `false`, `null`, numbers; the rest is text."""
    node.raw = text = event.value
    node.style = event.style or ""
    if node.style:
        node.value = text
    elif text in _WORDS:
        node.value = _WORDS[text]
    elif len(text) > MAX_NUMBER and _FLOAT.match(text):
        raise node.error(Message("a number of more than {most} characters", most=MAX_NUMBER))
    else:
        node.value = _number_or_text(text)
        if node.value in {float("inf"), float("-inf")}:
            raise node.error(
                Message("the number `{text}` is too large for a float", text=text),
                Message("write `inf`"),
            )


def _number_or_text(text: str) -> int | float | str:
    if len(text) > MAX_NUMBER:
        return text
    if _INTEGER.match(text):
        return int(text)
    return float(text) if _FLOAT.match(text) else text
