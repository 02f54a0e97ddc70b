"""Plain facts about a wrong result whose mistake has no name: what holds between got and truth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.diagnosis.probes import Probe
from grader.messages import Message, expected
from grader.model import Array, Returned
from grader.numerics.leaves import leaves, number

Float = np.ndarray[Any, Any]
CLOSE = 1e-9


def facts(probes: Sequence[Probe]) -> tuple[Message, ...]:
    """Return sentences that hold on every wrong probe of the same kind, at most three."""
    found: list[set[Message]] = []
    for probe in probes:
        if probe.right or probe.truth is None or not isinstance(probe.got, Returned):
            continue
        want = dict(leaves(probe.truth.value))
        for path, leaf in leaves(probe.got.value):
            got, truth = number(leaf), number(want.get(path))
            if isinstance(leaf, Array) and got is not None and truth is not None:
                found.append(set(_facts(probe.case.part(path), got, truth)))
    common = set.intersection(*found) if found else set()
    return tuple(sorted(common))[:3]


def _facts(output: Message, got: Float, truth: Float) -> list[Message]:
    """Return what holds between a result and the truth; by most of it the truth can be told."""
    if truth.dtype.kind != "f" or got.dtype.kind != "f" or not truth.size:
        return []
    told = expected(output)
    if truth.ndim >= 2 and got.shape == truth.swapaxes(-1, -2).shape != truth.shape:
        return [Message("{output} has the shape of its transpose", output=told)]
    if got.shape != truth.shape or not (np.isfinite(got).all() and np.isfinite(truth).all()):
        return []
    if _same(got, truth):
        return []
    found = []
    if got.ndim >= 2 and got.shape[-1] == got.shape[-2] and _same(got, truth.swapaxes(-1, -2)):
        found.append(Message("{output} equals the transpose of the expected result", output=told))
    if _same(got, -truth):
        found.append(Message("{output} has the opposite sign", output=told))
    elif (ratio := _constant(got, truth, np.divide)) is not None:
        found.append(
            Message(
                "{output} is {ratio} times the expected result", output=told, ratio=f"{ratio:.6g}"
            )
        )
    elif (offset := _constant(got, truth, np.subtract)) is not None:
        found.append(
            Message(
                "{output} is the expected result plus {offset}",
                output=told,
                offset=f"{offset:.6g}",
            )
        )
    return found + _sums(output, got, truth)


def _sums(output: Message, got: Float, truth: Float) -> list[Message]:
    """Return what holds of the sums along the axes, where the truth's are one."""
    rows = Message("{output} has rows that do not sum to 1", output=output)
    columns = Message("{output} has columns that do not sum to 1", output=output)
    return [
        said
        for axis, said in ((-1, rows), (-2, columns))
        if truth.ndim >= -axis and _same(truth.sum(axis), 1.0) and not _same(got.sum(axis), 1.0)
    ]


def _constant(got: Float, truth: Float, operation: Any) -> float | None:
    usable = np.abs(truth) > CLOSE
    if usable.sum() < 2:
        return None
    values = operation(got[usable], truth[usable])
    return float(values.flat[0]) if _same(values, values.flat[0]) else None


def _same(a: Any, b: Any) -> bool:
    size = float(np.max(np.abs(b), initial=0.0))
    return bool(np.max(np.abs(a - b), initial=0.0) <= CLOSE * max(size, 1e-300))
