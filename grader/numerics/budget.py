"""Self-calibrating budgets: how far a correct result may be from the truth, measured, not chosen.

    E_ref  = max over the correct implementations of max|result - truth|, in the working dtype
    E_cond = max over 3 draws of max|truth(x (1 + eps u)) - truth|, float inputs only
    budget = max(E_ref, E_cond, floor * eps * max|truth|),  a result passes within factor * budget

Whole leaves (an output array, one entry of a result dict), not elements. A leaf of zeros, and one
of a single number, say nothing of the size of what cancelled in them; the largest leaf beside does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np

from grader.model import Truth
from grader.numerics.leaves import leaves, number
from grader.numerics.precision import PRECISIONS, Precision

Float = np.ndarray[Any, Any]


def distance(got: Float, truth: Float) -> float:
    """Return max|got - truth| where `truth` is finite; inf where shapes or NaN differ."""
    if got.shape != truth.shape:
        return float("inf")
    if truth.size == 0:
        return 0.0
    finite = np.isfinite(truth)
    with np.errstate(all="ignore"):
        gap = np.abs(got.astype(truth.dtype) - truth)
    return float(np.max(np.where(np.isnan(gap), np.inf, gap), where=finite, initial=0.0))


def budgets(
    truth: Any, correct: Iterable[Any], moved: Iterable[Any], precision: Precision
) -> dict[str, float]:
    """Return the budget of every float leaf of `truth`, by path.

    Parameters
    ----------
    truth : tree
        The reference's result in extended precision.
    correct : iterable of trees
        Results of correct implementations in the working dtype.
    moved : iterable of trees
        Truths at perturbed inputs.
    """
    floats = {
        p: a for p, v in leaves(truth) if (a := number(v)) is not None and a.dtype.kind in "fc"
    }
    sizes = {p: _largest(a) for p, a in floats.items()}
    whole = max(sizes.values(), default=0.0)  # the scale of what may have cancelled
    scales = {p: size if size and floats[p].size > 1 else whole for p, size in sizes.items()}
    found = {p: precision.floor * precision.eps * scale for p, scale in scales.items()}
    for result in (*correct, *moved):
        theirs: Mapping[str, Any] = dict(leaves(result))
        for path, array in floats.items():
            other = number(theirs.get(path))
            if other is not None:
                gap = distance(other, array)
                if np.isfinite(gap):
                    found[path] = max(found[path], gap)
    return found


def allowed_by(truth: Truth, dtype: str) -> Callable[[str], float]:
    """Return the absolute error allowed at each leaf path."""
    factor = PRECISIONS[dtype].factor
    return lambda path: factor * truth.budget(path)


def allowed_near(right: Any, dtype: str) -> Callable[[str], float]:
    """Return how far a result may be from another one that is right, and be right for certain.

    By the paths of its leaves: half of what the floor of a budget allows, however small the
    reference's own error is.
    """
    parts: Mapping[str, Any] = dict(leaves(right))
    precision = PRECISIONS[dtype]

    def allowed(path: str) -> float:
        array = number(parts.get(path))
        if array is None or array.dtype.kind not in "fc" or not array.size:
            return 0.0
        return precision.factor / 2 * precision.floor * precision.eps * _largest(array)

    return allowed


def _largest(array: Float) -> float:
    finite = np.isfinite(array)
    return float(np.max(np.abs(array), where=finite, initial=0.0))
