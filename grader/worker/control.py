"""Orders to a zygote and its answers: fixed records over a socket that keeps message boundaries.

Read by both sides. No order carries a source, an input or a result: those go from the grader
straight to a child, through pipes that the zygote only passes on.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

FORK, REAP, PIN, BRANCH = 1, 2, 3, 4
"""Fork a child over three descriptors (requests, answers, output); reap one; keep one on a core;
fork a zygote over the socket of its own orders, on which the functions it refuses come first."""

MAX_NAMES = 1 << 16
"""Bytes of those functions' names, a list in JSON."""

MAX_TEXT = 2000
_ORDER = struct.Struct("<4sIqq")
_ANSWER = struct.Struct("<4sIqqq")
_MAGIC = b"ZYG1"
MAX_MESSAGE = _ANSWER.size + MAX_TEXT


class ControlError(Exception):
    """A record is not one of ours."""


class Order(NamedTuple):
    """What the grader wants; `pid` is the child meant, `value` the core."""

    operation: int
    pid: int = 0
    value: int = 0

    def pack(self) -> bytes:
        return _ORDER.pack(_MAGIC, *self)

    @classmethod
    def unpack(cls, data: bytes) -> Order:
        """Read a record; `ControlError` if it is none."""
        if len(data) != _ORDER.size or data[:4] != _MAGIC:
            raise ControlError("not an order")
        return cls(*_ORDER.unpack(data)[1:])


class Reply(NamedTuple):
    """What came of it: `error` is an errno, 0 if all went well, and `text` says more.

    To `FORK` and `BRANCH`, `first` is the process id, and a `pidfd` comes along. To `REAP`, `first`
    is the wait status, `second` the CPU time in microseconds, `third` the largest resident size in
    bytes. The answer before any order says that a zygote is ready: `first` is the Landlock version,
    the others are the bytes of data and of address space that it takes up itself.
    """

    error: int = 0
    first: int = 0
    second: int = 0
    third: int = 0
    text: str = ""

    def pack(self) -> bytes:
        text = self.text.encode("utf-8", "replace")[:MAX_TEXT]
        return _ANSWER.pack(_MAGIC, *self[:4]) + text

    @classmethod
    def unpack(cls, data: bytes) -> Reply:
        """Read a record; `ControlError` if it is none."""
        if len(data) < _ANSWER.size or data[:4] != _MAGIC:
            raise ControlError("not an answer")
        _, error, first, second, third = _ANSWER.unpack(data[: _ANSWER.size])
        return cls(error, first, second, third, data[_ANSWER.size :].decode("utf-8", "replace"))
