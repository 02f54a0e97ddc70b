"""What the worker says of what it cannot do, as messages: it stands alone, and knows none.

It sends a template and what stands in its holes. Only a template that is listed is known in other
languages; anything else stays as it came.
"""

from __future__ import annotations

from typing import Any

from grader.messages import Message, verbatim
from grader.model import Raised

_KNOWN = {
    known.template: known
    for known in (
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
        Message("`{method}` returned `{kind}`, expected `self`", method="", kind=""),
        Message(
            "`{name}` is of type `{kind}` after `__init__`, expected a tensor", name="", kind=""
        ),
        Message(
            "`{name}` has shape {got} after `__init__`, expected {want}", name="", got="", want=""
        ),
    )
}


def worker_says(seen: Raised) -> Message:
    """Return what the worker stated as a message; its English is the worker's own sentence."""
    known = _KNOWN.get(seen.template)
    if known is None or known.parameters.keys() != seen.parameters.keys():
        return verbatim(seen.message)
    parameters: dict[str, Any] = {**seen.parameters}
    return Message(known.template, **parameters)
