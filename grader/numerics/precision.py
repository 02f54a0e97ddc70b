"""Working precisions: their rounding unit, their factor, and casting inputs to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import numpy as np

from grader.model import Array
from grader.numerics.leaves import leaves, mapped, number


class Precision(NamedTuple):
    """A working dtype and the rule that goes with it (measured; see docs/design.md, "Verdicts").

    `eps` is the spacing at 1; a result passes within `factor` budgets, and a budget is never below
    `floor * eps * max|truth|`.
    """

    name: str
    eps: float
    factor: float
    floor: float


PRECISIONS: Mapping[str, Precision] = {
    "float64": Precision("float64", 2.0**-52, 32.0, 1.0),
    "float32": Precision("float32", 2.0**-23, 32.0, 1.0),
    "float16": Precision("float16", 2.0**-10, 8.0, 2.0),
    "bfloat16": Precision("bfloat16", 2.0**-7, 8.0, 2.0),
}

ROUNDED = 64.0
"""Units in the last place by which a result that is right in a precision may be off in it."""
DECIDING: Mapping[str, tuple[str, ...]] = {"numpy": ("float64",), "torch": ("float32", "float64")}
"""The precisions in which a result must be right, by the submission's library."""


def is_float_array(value: Any) -> bool:
    """Whether a leaf is an array of floats: what is cast, perturbed and differentiated."""
    return isinstance(value, np.ndarray) and value.dtype.kind == "f"


def float_arrays(arguments: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names of the arguments that hold float arrays: what is cast and perturbed."""
    return tuple(
        name
        for name, value in arguments.items()
        if any(is_float_array(leaf) for _, leaf in leaves(value))
    )


def cast(arguments: Mapping[str, Any], dtype: str) -> dict[str, Any]:
    """Round the float arrays among `arguments` to `dtype`; narrower ones and all else stay.

    bfloat16, which NumPy lacks, becomes an `Array` of float32 values that are exact in it.
    """
    with np.errstate(all="ignore"):  # among them may be what a submission returned
        return {
            name: mapped(value, lambda leaf: _cast(leaf, dtype) if is_float_array(leaf) else leaf)
            for name, value in arguments.items()
        }


def _cast(value: np.ndarray[Any, Any], dtype: str) -> Any:
    if dtype != "bfloat16":
        narrower = value.dtype.itemsize < np.dtype(dtype).itemsize  # as `float32(...)` in a case
        return _as_strided(value.astype(value.dtype if narrower else dtype), value)
    bits = np.ascontiguousarray(value, np.float32).view(np.uint32)
    bits = (bits + 0x7FFF + ((bits >> 16) & 1)) & np.uint32(0xFFFF0000)  # round to nearest even
    return Array(bits.view(np.float32).reshape(value.shape), "bfloat16")


def _as_strided(fresh: np.ndarray[Any, Any], like: np.ndarray[Any, Any]) -> Any:
    """Return `fresh` as a view with gaps, if `like` is one."""
    if like.flags.c_contiguous or like.flags.f_contiguous:
        return fresh
    return np.repeat(fresh, 2, axis=-1)[..., ::2]


def extended(arguments: Mapping[str, Any], dtype: str, *, torch: bool = False) -> dict[str, Any]:
    """Return what the truth is computed from: the cast inputs, widened.

    Widened to long double for float64 work, where the platform has one, else to float64. With
    `torch`, which has nothing wider, to float64 at most, and numbers stay Python's.
    """
    long = dtype == "float64" and not torch
    wide: type[np.floating[Any]] = np.longdouble if long else np.float64
    return {
        name: mapped(value, lambda leaf: _widen(leaf, wide, not torch))
        for name, value in cast(arguments, dtype).items()
    }


def _widen(value: Any, wide: type[np.floating[Any]], numbers: bool) -> Any:
    if isinstance(value, Array):
        return value.data.astype(wide)
    if is_float_array(value):
        return value.astype(wide)
    return wide(value) if numbers and type(value) is float else value


def perturbed(
    arguments: Mapping[str, Any], names: Iterable[str], eps: float, rng: np.random.Generator
) -> dict[str, Any]:
    """Return widened arguments with `names` multiplied by 1 + eps * u, u uniform in (-1, 1)."""

    def moved(leaf: Any) -> Any:
        value = np.asarray(leaf)
        if value.dtype.kind != "f":
            return leaf
        found = value * (1 + value.dtype.type(eps) * rng.uniform(-1.0, 1.0, value.shape))
        return found if isinstance(leaf, np.ndarray) else found[()]

    return {**arguments, **{name: mapped(arguments[name], moved) for name in names}}


def rounded_to(got: Any, truth: Any, error: float, dtype: str) -> str:
    """Return the lower precision in which a result is right; the empty string if in none.

    Every number of it is one of that precision, the truth's are not, and the error is no larger
    than rounding to it explains.
    """
    a, b = number(got), number(truth)
    if a is None or b is None or a.dtype.kind != "f" or b.dtype.kind != "f":
        return ""
    size = float(np.max(np.abs(b), where=np.isfinite(b), initial=0.0))
    for name in ("float16", "float32"):
        precision = PRECISIONS[name]
        if precision.eps <= PRECISIONS[dtype].eps or error > ROUNDED * precision.eps * size:
            continue
        with np.errstate(all="ignore"):
            kept = np.array_equal(a.astype(name).astype(a.dtype), a, equal_nan=True)
            special = np.array_equal(b.astype(name).astype(b.dtype), b, equal_nan=True)
        if kept and not special:
            return name
    return ""


def as_if_single(truth: Any, error: float, dtype: str) -> bool:
    """Whether a float64 result is off by about what rounding to float32 somewhere would do."""
    b = number(truth)
    if dtype != "float64" or b is None or b.dtype.kind != "f":
        return False
    size = float(np.max(np.abs(b), where=np.isfinite(b), initial=0.0))
    unit = PRECISIONS["float32"].eps * size
    return unit / 32 <= error <= 4 * unit and unit > 0
