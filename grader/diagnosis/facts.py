"""Plain facts about a wrong result whose mistake has no name: what holds between got and truth."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from grader.diagnosis.probes import Probe
from grader.model import Array, Returned
from grader.numerics.leaves import leaves, number, show_path

__all__ = ["facts"]

Float = np.ndarray[Any, Any]
CLOSE = 1e-9


def facts(probes: Sequence[Probe]) -> tuple[str, ...]:
    """Return sentences that hold on every wrong probe of the same kind, at most three."""
    found: list[set[str]] = []
    for probe in probes:
        if probe.right or probe.truth is None or not isinstance(probe.got, Returned):
            continue
        want = dict(leaves(probe.truth.value))
        for path, leaf in leaves(probe.got.value):
            got, truth = number(leaf), number(want.get(path))
            if isinstance(leaf, Array) and got is not None and truth is not None:
                found.append({f"{show_path(path)} {fact}" for fact in _facts(got, truth)})
    common = set.intersection(*found) if found else set()
    return tuple(sorted(common))[:3]


def _facts(got: Float, truth: Float) -> list[str]:
    if truth.dtype.kind != "f" or got.dtype.kind != "f" or not truth.size:
        return []
    if truth.ndim >= 2 and got.shape == truth.swapaxes(-1, -2).shape != truth.shape:
        return ["has the shape of its transpose"]
    if got.shape != truth.shape or not (np.isfinite(got).all() and np.isfinite(truth).all()):
        return []
    if _same(got, truth):
        return []
    found = []
    if got.ndim >= 2 and got.shape[-1] == got.shape[-2] and _same(got, truth.swapaxes(-1, -2)):
        found.append("equals the transpose of the expected result")
    if _same(got, -truth):
        found.append("has the opposite sign")
    elif (ratio := _constant(got, truth, np.divide)) is not None:
        found.append(f"is {ratio:.6g} times the expected result")
    elif (offset := _constant(got, truth, np.subtract)) is not None:
        found.append(f"is the expected result plus {offset:.6g}")
    return found + _rows(got, truth)


def _rows(got: Float, truth: Float) -> list[str]:
    """Sums along the axes, where the truth's are one."""
    found = []
    for axis, word in ((-1, "rows"), (-2, "columns")):
        if truth.ndim >= -axis and _same(truth.sum(axis), 1.0) and not _same(got.sum(axis), 1.0):
            found.append(f"has {word} that do not sum to 1")
    return found


def _constant(got: Float, truth: Float, operation: Any) -> float | None:
    usable = np.abs(truth) > CLOSE
    if usable.sum() < 2:
        return None
    values = operation(got[usable], truth[usable])
    return float(values.flat[0]) if _same(values, values.flat[0]) else None


def _same(a: Any, b: Any) -> bool:
    size = float(np.max(np.abs(b), initial=0.0))
    return bool(np.max(np.abs(a - b), initial=0.0) <= CLOSE * max(size, 1e-300))
