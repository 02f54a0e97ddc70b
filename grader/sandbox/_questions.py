"""Calls as they are written for a worker: one in a frame, or several that share arguments."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from grader.model import Call
from grader.sandbox._values import encode


def question(call: Call, backend: str) -> tuple[dict[str, Any], list[Any]]:
    """Return the header of one call, and the buffers of its arrays.

    Raises
    ------
    WireError
        Its arguments do not fit a frame.
    """
    tree, buffers = encode(_values(call))
    return {"op": "call", **_header(call, backend), "arguments": tree}, buffers


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
