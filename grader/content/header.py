"""The header comment of a submission: what a file or a cell says of itself.

Grammar, for every reader of it::

    header = [blanks] "#" [blanks] "grader:" word {blanks word}
    word   = name "=" value      what is said:  exercise=stable-softmax  backend=torch  mode=whole
           | name                an exercise that a cell of a notebook is for

It has a line for itself, anywhere in the file; blanks are spaces and tabs, and `grader` may be
written in capitals. A value has no blanks. Several headers may stand in one file, one for each
exercise that it solves; of two values of one name the first counts. A line within a string of
several lines is a header, too: the text is not parsed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_HEADER = re.compile(r"^[ \t]*#[ \t]*grader:[ \t]*(.*)$", re.M | re.I)
_WORD = re.compile(r"([A-Za-z_]+)=(\S+)")


@dataclass(frozen=True, slots=True)
class Header:
    """One header; `line` counts from 1, `names` are the words without a value."""

    line: int
    values: Mapping[str, str]
    names: tuple[str, ...] = ()

    @property
    def exercises(self) -> tuple[str, ...]:
        """The exercises it names, as ids are written."""
        named = (*filter(None, [self.values.get("exercise")]), *self.names)
        return tuple(name.replace("_", "-") for name in named)


def headers(text: str | bytes) -> tuple[Header, ...]:
    """Return the headers in the text of a file or a cell, in order; bytes are taken for UTF-8."""
    if isinstance(text, bytes):
        text = text.decode("utf-8", "replace")
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return tuple(
        _read(found[1], lines.count("\n", 0, found.start()) + 1)
        for found in _HEADER.finditer(lines)
    )


def said(text: str | bytes, name: str) -> str:
    """Return the first value of `name` in the headers of a text, or the empty string."""
    return next((h.values[name] for h in headers(text) if name in h.values), "")


def _read(words: str, line: int) -> Header:
    values: dict[str, str] = {}
    names = []
    for word in words.split():
        if pair := _WORD.fullmatch(word):
            values.setdefault(pair[1], pair[2])
        elif "=" not in word:
            names.append(word)
    return Header(line, values, tuple(names))
