"""The text of a content file: its places, and what is wrong with it before it is any YAML."""

from __future__ import annotations

import errno
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from grader import own
from grader.errors import ContentError
from grader.messages import Message
from grader.model import Mark

MAX_BYTES = 1 << 20

_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# What YAML does not allow, listed itself: the complement takes 4 ms to compile.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_QUOTE = Message("put the value in quotes")
_COMMA = Message("quote a value that holds a comma, a bracket or a colon")

# What libyaml and PyYAML's own parser say, in our words: (part of their message, ours, hint).
_INDENTATION = Message("check the indentation and the quotes")
_PROBLEMS = (
    (
        "mapping values are not allowed",
        Message("a `:` is not allowed here"),
        Message("quote text that holds `: `"),
    ),
    ("',' or ']'", Message("expected `,` or `]`"), _COMMA),
    ("',' or '}'", Message("expected `,` or `}}`"), _COMMA),
    ("unexpected end of stream", Message("the quote that begins here is never closed"), None),
    (
        "unknown escape",
        Message("unknown escape in double quotes"),
        Message("use single quotes for a plain `\\`"),
    ),
    ("could not find expected ':'", Message("expected `:` after this key"), None),
    ("did not find expected key", Message("expected a key here"), _INDENTATION),
    ("expected <block end>", Message("expected a key here"), _INDENTATION),
    ("'-' indicator", Message("expected `- ` here"), Message("check the indentation")),
    (
        "<document start>",
        Message("expected the end of the file"),
        Message("check the brackets and quotes above"),
    ),
)


@dataclass(frozen=True)
class Source:
    """The text of one file, and the name it has in messages."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return _BREAK.split(self.text)

    def mark(self, line: int, column: int) -> Mark:
        """Return the place `line`, `column`, counted from 0."""
        text = self.lines[line] if line < len(self.lines) else ""
        return Mark(self.path, line + 1, column + 1, text)

    def at(self, place: Any) -> Mark:
        """Return the place of a YAML mark; the end of the file is the end of its last line."""
        last = len(self.text.rstrip("\r\n").split("\n")) - 1
        if place.line > last:
            return self.mark(last, len(self.lines[last]))
        return self.mark(place.line, place.column)

    def check(self) -> None:
        """Refuse control characters."""
        if found := _REFUSED.search(self.text):
            before = _BREAK.split(self.text[: found.start()])
            raise ContentError(
                Message("the control character U+{code:04X} is refused", code=ord(found[0])),
                mark=self.mark(len(before) - 1, len(before[-1])),
            )


def read_bytes(path: Path, shown: str) -> bytes:
    """Return the bytes of a content file.

    Raises
    ------
    ContentError
        It cannot be read or is larger than `MAX_BYTES`.
    """
    try:
        return own.bounded(path, MAX_BYTES)
    except OSError as error:
        if error.errno == errno.EFBIG:
            raise ContentError(
                Message("`{file}` is larger than {most} MiB", file=shown, most=MAX_BYTES >> 20)
            ) from None
        reason = (error.strerror or "unknown reason").lower()
        raise ContentError(
            Message("cannot read `{file}`: {reason}", file=shown, reason=reason)
        ) from None


def read_file(path: Path, shown: str) -> str:
    """Return the text of a content file; errors are those of `read_bytes` and `read_text`."""
    return read_text(read_bytes(path, shown), shown)


def read_text(data: bytes, shown: str) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Raises
    ------
    ContentError
        It is not UTF-8; the mark is the first wrong byte.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        source = Source(shown, data.decode("utf-8-sig", errors="replace"))
        before = _BREAK.split(data[: error.start].decode("utf-8-sig"))
        raise ContentError(
            Message("the file is not UTF-8: byte 0x{byte:02x}", byte=data[error.start]),
            mark=source.mark(len(before) - 1, len(before[-1])),
            hint=Message("save the file as UTF-8"),
        ) from None


def syntax_error(error: Any, source: Source) -> ContentError:
    """Say in our words what the YAML parser refused."""
    problem = str(getattr(error, "problem", None) or error)
    place = getattr(error, "problem_mark", None)
    if place is None:
        return ContentError(Message("cannot read YAML: {reason}", reason=problem.splitlines()[0]))
    mark = source.at(place)
    if "cannot start any token" in problem:
        return _stray_character(mark)
    for part, message, hint in _PROBLEMS:
        if part in problem:
            if "unexpected end of stream" in problem and error.context_mark is not None:
                mark = source.at(error.context_mark)
            return ContentError(message, mark=mark, hint=hint)
    return ContentError(Message("cannot read YAML: {reason}", reason=problem), mark=mark)


def _stray_character(mark: Mark) -> ContentError:
    character = mark.text[mark.column - 1 : mark.column]
    if character == "\t":
        return ContentError(
            Message("a tab cannot indent YAML"), mark=mark, hint=Message("use spaces")
        )
    return ContentError(
        Message("a value cannot begin with `{character}`", character=character),
        mark=mark,
        hint=_QUOTE,
    )
