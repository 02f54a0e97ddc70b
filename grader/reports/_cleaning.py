"""Everything that is shown made harmless to print, whatever field and file it came from."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from grader.messages import Language, Message, Text, verbatim
from grader.text import clean

_Any = TypeVar("_Any")


class CleanLanguage(Language):
    """Says things of which nothing steers a terminal, also where clean parts make up a whole."""

    def of(self, said: object) -> str:
        return clean(super().of(said))


def cleaned(value: _Any) -> _Any:
    """Return `value` with every text in it cleaned, in records, tuples and messages, too."""
    return _cleaned(value)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    if isinstance(value, Enum):
        return value
    if isinstance(value, Message):
        return value.replaced(_part) if value.template else verbatim(clean(value))
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Text):
        return value.mapped(clean)
    if isinstance(value, tuple):
        return tuple(map(_cleaned, value))
    if isinstance(value, Mapping):
        return {_cleaned(key): _cleaned(part) for key, part in value.items()}
    if isinstance(value, Text):
        return value.mapped(clean)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in dataclasses.fields(value)]
        parts = {name: _cleaned(getattr(value, name)) for name in names}
        return dataclasses.replace(value, **parts)
    return value


def _part(value: Any) -> Any:
    """Clean a parameter; the messages and lists inside are visited by who calls."""
    plain = isinstance(value, str) and not (isinstance(value, Message) and value.template)
    return _cleaned(value) if plain or dataclasses.is_dataclass(value) else value
