"""What the worker says of a result it cannot send, as messages: it stands alone, and knows none.

Only what is listed is known in other languages; anything else stays as it came.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from grader.messages import Message, verbatim

__all__ = ["worker_says"]

_HOLE = re.compile(r"\\\{(\w+)\\\}")


def worker_says(text: str) -> Message:
    """Return a sentence of the worker as a message; its English is the sentence itself."""
    for pattern, known in _patterns():
        if found := pattern.fullmatch(text):
            parameters: dict[str, Any] = found.groupdict()
            return Message(known.template, **parameters)
    return verbatim(text)


@functools.cache
def _patterns() -> tuple[tuple[re.Pattern[str], Message], ...]:
    known = (
        Message("`{type}` is not an array, a number, a list or a dict", type=""),
        Message("a `{type}`, expected a plain array: use `np.asarray`", type=""),
        Message("an array of dtype `{dtype}`", dtype=""),
        Message("a tensor of dtype `{dtype}`", dtype=""),
        Message("a tensor that is not dense"),
        Message("a result larger than the output limit"),
        Message("an integer beyond 64 bits"),
        Message("more than {n} arrays", n=""),
        Message("a value of more than {n} parts", n=""),
        Message("a value nested more than {n} deep", n=""),
        Message("a value that holds itself"),
        Message("the frame is malformed"),
        Message("the file defines no class `{name}`", name=""),
        Message("`{cls}` has no method `{name}`, but `{near}`", cls="", name="", near=""),
        Message("`{cls}` has no method `{name}`", cls="", name=""),
        Message(
            "`{cls}` has no attribute `{name}` after `{method}`, but `{near}`",
            cls="",
            name="",
            method="",
            near="",
        ),
        Message("`{cls}` has no attribute `{name}` after `{method}`", cls="", name="", method=""),
        Message(
            "`{name}` is of type `{kind}` after `__init__`, expected a tensor", name="", kind=""
        ),
        Message(
            "`{name}` has shape {got} after `__init__`, expected {want}", name="", got="", want=""
        ),
    )
    return tuple((re.compile(_pattern(message.template)), message) for message in known)


def _pattern(template: str) -> str:
    return _HOLE.sub(r"(?P<\1>.+?)", re.escape(template))
