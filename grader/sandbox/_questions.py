"""Calls as they are written for a worker: one in a frame, or several that share arguments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from grader.model import Asked, Call, Stock
from grader.sandbox._values import encode, stock_of
from grader.worker import wire


class Question(NamedTuple):
    """One call as it is written."""

    header: bytes
    buffers: list[Any]
    """Those of its arrays."""
    stock: dict[str, Stock | Asked]
    """The callables among its arguments that this side evaluates."""


def question(call: Call, backend: str) -> Question:
    """Return one call as it is written, which is done once.

    Raises
    ------
    WireError
        Its arguments do not fit a frame.
    """
    if backend not in call.written:
        tree, buffers = encode(_values(call))
        header = wire.text({"op": "call", **_header(call, backend), "arguments": tree})
        call.written[backend] = Question(header, buffers, stock_of(dict(call.arguments)))
    written: Question = call.written[backend]
    return written


def questions(calls: Sequence[Call], backend: str) -> tuple[dict[str, Any], list[Any]]:
    """Return the header of several calls; arguments that are one object are sent once.

    Raises
    ------
    WireError
        The arguments of one of them do not fit a frame.
    """
    given: list[Any] = []
    places: dict[tuple[int, int], int] = {}
    buffers: list[Any] = []
    headers = []
    for call in calls:
        same = id(call.arguments), id(call.cotangent)
        if same not in places:
            places[same] = len(given)
            tree, own = encode(_values(call))
            given.append([tree, sum(memoryview(buffer).nbytes for buffer in own)])
            buffers += own
        headers.append({**_header(call, backend), "given": places[same]})
    return {"op": "calls", "given": given, "calls": headers}, buffers


def _values(call: Call) -> dict[str, Any]:
    values = dict(call.arguments)
    if call.cotangent is not None:
        values["/cotangent"] = call.cotangent
    return values


def _header(call: Call, backend: str) -> dict[str, Any]:
    return {
        "entry": call.entry,
        "order": list(call.order),
        "methods": {name: list(order) for name, order in call.methods.items()},
        "chained": list(call.chained),
        "after": call.after,
        "random": call.random,
        "gradients": list(call.gradients),
        "device": call.device,
        "backend": call.backend or backend,
        "noisy_runs": call.noisy_runs,
        "frozen": call.frozen,
    }
