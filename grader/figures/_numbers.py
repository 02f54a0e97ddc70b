"""Numbers for a picture: real, few, and rounded."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.model import Grid
from grader.numerics.leaves import number

Floats = np.ndarray[Any, np.dtype[np.float64]]

DIGITS = 6
LARGEST = 1e300
"""Beyond it, a difference of two numbers may be infinite: such a picture is not drawn."""


def real(value: Any) -> Floats | None:
    """Return a value as an array of floats; None where it is no array of real numbers."""
    if isinstance(value, list | tuple):
        try:
            value = np.asarray(value)
        except ValueError:
            return None
    array = number(value)
    if array is None or array.dtype.kind not in "biuf":
        return None
    return array.astype(np.float64)


def vector(value: Any, size: int | None = None) -> Floats | None:
    """Return a value as a vector of finite or missing numbers, of `size` where that is given."""
    array = real(value)
    if array is None or array.ndim > 1 or not array.size:
        return None
    array = array.reshape(-1)
    if size is not None and array.size != size:
        return None
    return None if (np.abs(array[np.isfinite(array)]) > LARGEST).any() else array


def grid(values: Floats) -> Grid:
    """Return rounded numbers in rows."""
    rows = values.reshape((-1, values.shape[-1] if values.ndim else 1))
    return tuple(tuple(float(f"{value:.{DIGITS}g}") for value in row) for row in rows.tolist())


def differ(yours: Floats, expected: Floats, allowed: float | None) -> Any:
    """Return where two arrays of one shape differ by more than is allowed."""
    with np.errstate(all="ignore"):
        finite = np.abs(expected[np.isfinite(expected)])
        limit = 1e-9 * finite.max(initial=0.0) if allowed is None else allowed
        close = np.abs(yours - expected) <= limit
    return ~(close | (yours == expected) | (np.isnan(yours) & np.isnan(expected)))


def short(value: float) -> str:
    """Return a number in a few characters."""
    whole = abs(value) < 1e6 and value == int(value)
    return f"{value:.0f}" if whole else f"{value:.3g}"
