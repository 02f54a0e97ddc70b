"""Records as JSON and back, without loss, by the types of their fields.

For the pipe to a station and for the store. A message keeps its template and its parameters, also
where a field is declared as text. A field that stored data lack has its default, one that the
record no longer has is left out, so that reports of an earlier grader can be read.
"""

from __future__ import annotations

import base64
import dataclasses
import enum
import functools
import json
import math
import types
import typing
from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from grader import messages
from grader.messages import Message
from grader.model import Report, Text, Verdict

Record = TypeVar("Record")
_VERDICT = tuple(field.name for field in dataclasses.fields(Verdict))


def to_json(report: Report) -> str:
    """Return a report as one line of JSON, in ASCII."""
    return json.dumps(to_data(report), allow_nan=False, separators=(",", ":"))


def from_json(text: str) -> Report:
    """Return the report that `to_json` wrote, of this grader or an earlier one."""
    data = json.loads(text)
    for outcome in data["outcomes"]:
        if "verdict" not in outcome:  # its parts stood in the outcome itself
            outcome["verdict"] = {k: outcome.pop(k) for k in _VERDICT if k in outcome}
    for mistake in data["diagnosis"]:
        if "says" not in mistake:
            mistake["says"] = mistake.pop("message")
    return from_data(Report, data)


def to_data(value: Any) -> Any:
    """Return a record as dictionaries, lists, texts and numbers that JSON has."""
    if isinstance(value, Text):
        return value.by_language()
    if isinstance(value, Message):
        return messages.to_data(value)
    if dataclasses.is_dataclass(value):
        return {f.name: to_data(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    if isinstance(value, list | tuple):
        return [to_data(part) for part in value]
    if isinstance(value, Mapping):
        return {name: to_data(part) for name, part in value.items()}
    return value


def from_data(kind: type[Record], data: Any) -> Record:
    """Return the record of type `kind` of which `to_data` made `data`."""
    reader: Callable[[Any], Record] = _reader(typing.cast(Hashable, kind))
    return reader(data)


def _text(data: Any) -> str:
    return data if isinstance(data, str) else messages.from_data(data)


_RULES: Mapping[Hashable, Callable[[Any], Any]] = {
    bool: lambda data: data,
    bytes: base64.b64decode,
    int: lambda data: data,
    str: _text,
    Message: messages.from_data,
    Text: lambda data: Text(data) if isinstance(data, str) else Text(**data),
}


@functools.cache
def _reader(kind: Hashable) -> Callable[[Any], Any]:
    """Return the function that reads data of one type."""
    origin, parts = typing.get_origin(kind), typing.get_args(kind)
    if kind in _RULES:
        return _RULES[kind]
    if dataclasses.is_dataclass(kind):
        return _record_reader(kind)
    if origin in (typing.Union, types.UnionType):
        (inner,) = (_reader(part) for part in parts if part is not type(None))
        return lambda data: None if data is None else inner(data)
    if origin is Mapping:
        value = _reader(parts[1])
        return lambda data: {name: value(part) for name, part in data.items()}
    if origin is tuple and parts[1:] == (...,):
        item = _reader(parts[0])
        return lambda data: tuple(item(part) for part in data)
    if origin is tuple:
        items = [_reader(part) for part in parts]
        return lambda data: tuple(read(part) for read, part in zip(items, data, strict=True))
    if isinstance(kind, type) and issubclass(kind, enum.Enum | float):
        return kind
    raise TypeError(f"the codec has no rule for {kind}")


def _record_reader(kind: Any) -> Callable[[Any], Any]:
    hints = typing.get_type_hints(kind)
    readers = {field.name: _reader(hints[field.name]) for field in dataclasses.fields(kind)}

    def read(data: Mapping[str, Any]) -> Any:
        return kind(**{name: readers[name](part) for name, part in data.items() if name in readers})

    return read
