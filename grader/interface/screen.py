"""What a command would show, as a value: printed as text, with its facts beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class Screen(str):
    """A text as a terminal shows it; `data` holds its facts for a program.

    Parameters
    ----------
    text : str
        The lines.
    data : mapping of str to Any
        What stands in them.
    """

    __slots__ = ("data",)

    data: Mapping[str, Any]

    def __new__(cls, text: str, data: Mapping[str, Any] | None = None) -> Screen:
        made = super().__new__(cls, text.rstrip("\n"))
        made.data = dict(data or {})
        return made

    def __repr__(self) -> str:
        return str(self)

    def __str__(self) -> str:
        return str.__str__(self)
