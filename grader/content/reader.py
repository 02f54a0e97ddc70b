"""Read a YAML mapping against a table of `Field`s: unknown, missing and wrong keys are errors."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from grader.content.names import LISTED, within
from grader.content.node import Node
from grader.errors import ContentError
from grader.messages import SOURCE, Message, languages
from grader.model import Field, Text
from grader.suggest import did_you_mean

LANGUAGE = re.compile("^[a-z]{2}$")
"""The code of a language, by which a text has its sentence; English is required."""

_QUOTE = Message("quotes make it text")


@dataclass(frozen=True, slots=True)
class Reading:
    """A mapping that was read: `values` by key with defaults filled in, `nodes` as written."""

    node: Node
    what: Message
    values: Mapping[str, Any]
    nodes: Mapping[str, Node]

    def __getitem__(self, name: str) -> Any:
        return self.values[name]

    def error(self, name: str, message: Message, hint: Message | None = None) -> ContentError:
        """Return an error at the value of `name`, or at the mapping where it is absent."""
        return self.nodes.get(name, self.node).error(message, hint)


def read(node: Node, fields: Iterable[Field], what: Message, *, others: bool = False) -> Reading:
    """Read the mapping `node`; `what` names it in messages (`case `rect``).

    With `others`, keys that the table does not list are left to the caller, in `nodes`.

    Raises
    ------
    ContentError
        A key is unknown, missing, or holds a value of the wrong type.
    """
    table = {field.name: field for field in fields}
    entries = mapping(node, what)
    if not others:
        for name in entries:
            if name not in table:
                raise unknown_key(node, name, table, what)
    values = {}
    for field in table.values():
        if field.name in entries:
            values[field.name] = _value(entries[field.name], field, what)
        elif field.required:
            raise node.error(
                Message("missing key `{name}` in {what}", name=field.name, what=what),
                Message("`{name}`: {doc}", name=field.name, doc=field.doc),
            )
        else:
            values[field.name] = field.default
    return Reading(node, what, values, entries)


def mapping(node: Node, what: Message) -> dict[str, Node]:
    """Return the entries of a mapping node."""
    return _entries(node, lambda: what)


def items(node: Node, what: Message) -> list[Node]:
    """Return the items of a list node."""
    return _items(node, lambda: what)


def unknown_key(node: Node, name: str, known: Iterable[str], what: Message) -> ContentError:
    """Return the error of a key that `what` does not have."""
    return node.key(name).error(
        Message("unknown key `{name}` in {what}", name=name, what=what), key_hint(node, name, known)
    )


def key_hint(node: Node, name: str, known: Iterable[str]) -> Message | None:
    """Return what may help with the unknown key `name` of a mapping."""
    value = node.value[name]
    if node.style == "{" and value.value is None and not value.raw:
        return Message("quote a value that holds a comma")
    return did_you_mean(name, known, Message("its keys are"), most=LISTED)


def read_texts(node: Node, what: Message) -> Text:
    """Read `{en, zh, ...}`, or one string for every language."""
    return _texts(node, lambda: what)


def texts_in(node: Node, what: Message, others: Collection[str] = ()) -> Text:
    """Read the keys of a mapping that are languages; `others` are its further keys."""
    return _by_language(node, lambda: what, others)


# --------------------------------------------------------------------------- one value per kind


Label = Callable[[], Message]
"""What a value is called where it is wrong: most are right, and a sentence for each takes long."""


def _within(label: Label, name: str) -> Label:
    return lambda: Message("`{name}` of {what}", name=name, what=label())


def _entries(node: Node, label: Label) -> dict[str, Node]:
    if not isinstance(node.value, dict):
        raise node.error(
            Message("{what} expects a mapping, got {got}", what=label(), got=node.what()),
            Message("write `name: value` on lines below it, or `{{name: value}}`"),
        )
    return node.value


def _items(node: Node, label: Label) -> list[Node]:
    if not isinstance(node.value, list):
        raise node.error(
            Message("{what} expects a list, got {got}", what=label(), got=node.what()),
            Message("write `- item` on lines below it, or `[item, item]`"),
        )
    return node.value


def _by_language(node: Node, label: Label, others: Collection[str] = ()) -> Text:
    entries = _entries(node, label)
    for name in entries:
        if name not in others and not LANGUAGE.match(name) and name not in languages():
            raise unknown_key(node, name, [*others, *languages()], label())
    if SOURCE not in entries:
        raise node.error(
            Message("missing key `{name}` in {what}", name=SOURCE, what=label()),
            Message("`{name}`: the sentence in English", name=SOURCE),
        )
    written = {name: item for name, item in entries.items() if name not in others}
    return Text(**{name: _text(item, _within(label, name)) for name, item in written.items()})


def _value(node: Node, field: Field, what: Message) -> Any:
    label = _within(lambda: what, field.name)
    value = _READERS[field.kind](node, label)
    if (field.required or field.default) and value in ((), []):
        raise node.error(
            Message("{what} is empty", what=label()),
            Message("`{name}`: {doc}", name=field.name, doc=field.doc),
        )
    if field.choices:
        chosen = value if isinstance(value, tuple) else (value,)
        within(
            node,
            map(str, chosen),
            field.choices,
            lambda name: Message("{what} cannot be `{name}`", what=label(), name=name),
        )
    return value


def _wrong(
    node: Node, label: Label, expected: Message, hint: Message | None = None
) -> ContentError:
    return node.error(
        Message(
            "{what} expects {expected}, got {got}", what=label(), expected=expected, got=node.what()
        ),
        hint,
    )


def _is_number(node: Node) -> bool:
    return isinstance(node.value, int | float) and not isinstance(node.value, bool)


def _texts(node: Node, label: Label) -> Text:
    if isinstance(node.value, str) or _is_number(node):
        return Text(_text(node, label))
    return _by_language(node, label)


def _text(node: Node, label: Label) -> str:
    if not isinstance(node.value, str):
        raise _wrong(node, label, Message("text"), _QUOTE if _is_number(node) else None)
    if not node.value.strip():
        raise node.error(Message("{what} is empty", what=label()))
    return node.value


def _name(node: Node, label: Label) -> str:
    text = node.value
    if not isinstance(text, str) or text.split() != [text]:
        raise _wrong(
            node, label, Message("a name without spaces"), _QUOTE if _is_number(node) else None
        )
    return text


def _names(node: Node, label: Label) -> tuple[str, ...]:
    if isinstance(node.value, str):
        raise _wrong(
            node, label, Message("a list of names"), Message("write `[{raw}]`", raw=node.raw)
        )
    found: list[str] = []
    for item in _items(node, label):
        name = _name(item, label)
        if name in found:
            raise item.error(Message("{what} names `{name}` twice", what=label(), name=name))
        found.append(name)
    return tuple(found)


def _number(node: Node, label: Label) -> float:
    if not _is_number(node):
        raise _wrong(
            node, label, Message("a number"), Message("a number looks like 3, 0.5 or 1e-3")
        )
    number: float = node.value
    return number


def _integer(node: Node, label: Label) -> int:
    value = node.value
    if isinstance(value, float) and value.is_integer():  # 1e9
        return int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise _wrong(node, label, Message("an integer"), Message("an integer looks like 3 or 1e9"))
    return value


def _flag(node: Node, label: Label) -> bool:
    if not isinstance(node.value, bool):
        raise _wrong(node, label, Message("`true` or `false`"))
    return node.value


def _expression(node: Node, label: Label) -> Any:
    if isinstance(node.value, dict):
        raise _wrong(
            node,
            label,
            Message("an expression"),
            Message("quote an expression that begins with `{{`"),
        )
    if node.value is None and not node.raw:
        raise _wrong(node, label, Message("an expression"), Message("write `null` for None"))
    if isinstance(node.value, list):
        for item in node.value:
            if isinstance(item.value, str):
                hint = Message("write the whole list as one text: `\"['a', 'b']\"`")
                raise item.error(
                    Message(
                        "{what} has text inside a list, got {got}", what=label(), got=item.what()
                    ),
                    hint,
                )
            _expression(item, label)
    return node.plain()


def _expressions(node: Node, label: Label) -> dict[str, Any]:
    return {
        name: _expression(item, _inside(label, name))
        for name, item in _entries(node, label).items()
    }


def _inside(label: Label, name: str) -> Label:
    return lambda: Message("`{name}` in {what}", name=name, what=label())


def _mapping(node: Node, label: Label) -> dict[Any, Any]:
    _entries(node, label)
    plain: dict[Any, Any] = node.plain()
    return plain


def _records(node: Node, label: Label) -> Any:
    if not isinstance(node.value, dict | list):
        raise _wrong(
            node,
            label,
            Message("a mapping or a list of names"),
            Message("write `name: value` on lines below it, or `[name, name]`"),
        )
    return node.plain()


def _list(node: Node, label: Label) -> list[Any]:
    _items(node, label)
    plain: list[Any] = node.plain()
    return plain


def _any(node: Node, label: Label) -> Any:
    return node.plain()


_READERS: Mapping[str, Callable[[Node, Label], Any]] = {
    "text": _text,
    "texts": _texts,
    "name": _name,
    "names": _names,
    "number": _number,
    "integer": _integer,
    "flag": _flag,
    "expression": _expression,
    "expressions": _expressions,
    "records": _records,
    "mapping": _mapping,
    "list": _list,
    "any": _any,
}
