"""The words of the array vocabulary that make, shape and convert arrays without a draw."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np

from grader.errors import ExpressionError
from grader.expressions.arithmetic import cap, kind
from grader.messages import Message
from grader.model import Given, Stock
from grader.numerics.computing import where
from grader.numerics.guards import Array, axes, checked_shape, numbers, one, real, whole
from grader.numerics.words import Words

WORDS = Words()


# --------------------------------------------------------------------------- making arrays


@WORDS.add
def array(values: Any) -> Array:
    """A float64 array of a list of numbers."""
    return numbers(values).astype(np.float64)


@WORDS.add
def record(**fields: Any) -> dict[str, Any]:
    """Values under names, such as the parameters of a layer: record(w=normal(3, 2), b=zeros(2))."""
    return fields


@WORDS.add
def words(sentence: Any) -> list[str]:
    """The words of a sentence, which blanks separate, as a list of texts: words('the cat sat')."""
    if not isinstance(sentence, str):
        raise ExpressionError(Message("expected a text, got {kind}", kind=kind(sentence)))
    return sentence.split()


@WORDS.add
def ints(values: Any) -> Array:
    """An int64 array of a list of whole numbers."""
    return numbers(values).astype(np.int64)


@WORDS.add
def bools(values: Any) -> Array:
    """A truth-value array of a list."""
    return numbers(values).astype(np.bool_)


@WORDS.add
def zeros(*shape: Any) -> Array:
    """An array of zeros."""
    return np.zeros(checked_shape(shape))


@WORDS.add
def ones(*shape: Any) -> Array:
    """An array of ones."""
    return np.ones(checked_shape(shape))


@WORDS.add
def full(value: Any, *shape: Any) -> Array:
    """An array that holds one value everywhere: float64, int64 or bool like the value."""
    return np.full(checked_shape(shape), numbers(value)[()])


@WORDS.add
def eye(n: Any) -> Array:
    """The identity matrix of n rows."""
    return np.eye(checked_shape((n, n))[0])


@WORDS.add
def arange(n: Any) -> Array:
    """The whole numbers 0 .. n-1, int64."""
    return np.arange(*checked_shape((n,)), dtype=np.int64)


@WORDS.add
def linspace(start: Any, stop: Any, n: Any) -> Array:
    """So many evenly spaced numbers, both ends included."""
    count = checked_shape((n,))[0]
    return np.linspace(real(start, "the start"), real(stop, "the end"), count)


@WORDS.add
def causal_mask(n: Any) -> Array:
    """An n x n mask, true where row i may see column j: j <= i."""
    return np.tri(*checked_shape((n, n)), dtype=np.bool_)


# --------------------------------------------------------------------------- shapes


@WORDS.add
def shape(a: Any) -> tuple[int, ...]:
    """The shape, as a tuple."""
    return tuple(numbers(a).shape)


@WORDS.add
def len_(a: Any) -> int:
    """The count of elements of a list or text, of rows of an array, of names of a dict."""
    return len(a)


@WORDS.add
def reshape(a: Any, *shape: Any) -> Array:
    """The same numbers in another shape; one size may be -1."""
    sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], list | tuple) else shape
    wanted = tuple(whole(size, "a size") for size in sizes)
    try:
        return numbers(a).reshape(wanted)
    except ValueError:
        raise ExpressionError(
            Message(
                "an array of shape {shape} cannot be reshaped to {wanted}",
                shape=str(numbers(a).shape),
                wanted=str(wanted),
            )
        ) from None


@WORDS.add
def swap(a: Any, i: Any, j: Any) -> Array:
    """The array with axes i and j exchanged."""
    return np.swapaxes(numbers(a), whole(i, "an axis"), whole(j, "an axis"))


@WORDS.add
def concat(*arrays: Any, axis: Any = 0) -> Array:
    """The arrays joined along an axis they have."""
    parts = [numbers(part) for part in arrays]
    cap(sum(part.size for part in parts))
    return np.concatenate(parts, axis=whole(axis, "an axis"))


@WORDS.add
def stack(*arrays: Any, axis: Any = 0) -> Array:
    """The arrays joined along a new axis."""
    parts = [numbers(part) for part in arrays]
    cap(sum(part.size for part in parts))
    return np.stack(parts, axis=whole(axis, "an axis"))


@WORDS.add
def interleave(a: Any, b: Any) -> Array:
    """The columns of two arrays in turn: a b a b, along the last axis."""
    pair = stack(a, b, axis=-1)  # (..., n, 2)
    if pair.ndim < 2:
        raise ExpressionError(Message("expected arrays, got numbers"))
    woven: Array = pair.reshape(*pair.shape[:-2], -1)
    return woven


@WORDS.add
def with_row(a: Any, i: Any, value: Any) -> Array:
    """The array with row i replaced by one value, or by a row."""
    values, row = numbers(a), whole(i, "a row")
    if values.ndim == 0 or not -len(values) <= row < len(values):
        raise ExpressionError(
            Message("an array of shape {shape} has no row {row}", shape=str(values.shape), row=row)
        )
    count = len(values)
    chosen = (np.arange(count) == row % count).reshape(count, *[1] * (values.ndim - 1))
    filled: Array = where(chosen, value, values)
    if filled.shape != values.shape:
        raise ExpressionError(
            Message(
                "a value of shape {shape} is no row of the array", shape=str(numbers(value).shape)
            )
        )
    return filled


@WORDS.add
def repeat(a: Any, n: Any, axis: Any = 0) -> Array:
    """Every row repeated n times in place: a a b b."""
    values, times = numbers(a), whole(n, "a count")
    cap(values.size * max(times, 0))
    return np.repeat(values, times, axis=whole(axis, "an axis"))


@WORDS.add
def flip(a: Any, axis: Any) -> Array:
    """The array in reverse order along an axis."""
    return np.flip(numbers(a), axes(axis))


@WORDS.add
def tril(a: Any, k: Any = 0) -> Array:
    """The lower triangle, zeros above diagonal k."""
    return np.tril(_matrix(a), whole(k, "a diagonal"))


@WORDS.add
def triu(a: Any, k: Any = 0) -> Array:
    """The upper triangle, zeros below diagonal k."""
    return np.triu(_matrix(a), whole(k, "a diagonal"))


def _matrix(a: Any) -> Array:
    values = numbers(a)
    if values.ndim < 2:
        raise ExpressionError(
            Message("expected at least 2 axes, got shape {shape}", shape=str(values.shape))
        )
    return values


@WORDS.add
def sort(a: Any, axis: Any = -1) -> Array:
    """The numbers in ascending order along an axis."""
    return np.sort(numbers(a), axis=whole(axis, "an axis"))


@WORDS.add
def unique(a: Any) -> Array:
    """The distinct numbers in ascending order."""
    return np.unique(numbers(a))


@WORDS.add
def noncontiguous(a: Any) -> Array:
    """The same array, as a view whose elements do not lie side by side in memory."""
    values = numbers(a)
    if values.ndim == 0:
        raise ExpressionError(Message("expected an array, got a number"))
    wide = np.repeat(values, 2, axis=-1)
    return wide[..., ::2]


# --------------------------------------------------------------------------- types


@WORDS.add
def int_(x: Any) -> int:
    """One number as a whole number, cut towards zero."""
    value = float(np.trunc(one(x)))
    if not math.isfinite(value) or abs(value) >= 2**63:
        raise ExpressionError(Message("{value} is not a 64-bit whole number", value=value))
    return int(one(x))


@WORDS.add
def float_(x: Any) -> float:
    """One number as a plain float."""
    return float(one(x))


@WORDS.add
def bool_(x: Any) -> bool:
    """One number as a truth value."""
    return bool(one(x))


@WORDS.add
def int64(a: Any) -> Array:
    """The array as int64."""
    return numbers(a).astype(np.int64)


@WORDS.add
def float64(a: Any) -> Array:
    """The array as float64."""
    return numbers(a).astype(np.float64)


@WORDS.add
def float32(a: Any) -> Array:
    """The array as float32."""
    return numbers(a).astype(np.float32)


# --------------------------------------------------------------------------- callables


@WORDS.add
def asked(given: Any) -> Given:
    """A callable of the given code that answers one call at a time, out of reach, and counts."""
    if not isinstance(given, Given):
        raise ExpressionError(
            Message("`asked` needs a callable of the given code, got {kind}", kind=kind(given)),
            hint=Message("write `asked(given.NAME(...))`"),
        )
    return replace(given, asked=True)


@WORDS.add
def linear_kernel() -> Stock:
    """The kernel x.z, as a callable input that counts its evaluations."""
    return Stock("linear_kernel", {})


@WORDS.add
def rbf_kernel(gamma: Any = 1.0) -> Stock:
    """The kernel exp(-gamma |x - z|^2), as a callable input that counts its evaluations."""
    return Stock("rbf_kernel", {"gamma": real(gamma, "gamma")})


@WORDS.add
def poly_kernel(degree: Any = 3, coef0: Any = 1.0, gamma: Any = 1.0) -> Stock:
    """The kernel (gamma x.z + coef0)^degree, as a callable input that counts its evaluations."""
    power = whole(degree, "the degree")
    if not 1 <= power <= 20:
        raise ExpressionError(
            Message("the degree must be between 1 and 20, got {power}", power=power)
        )
    return Stock(
        "poly_kernel",
        {"degree": power, "coef0": real(coef0, "coef0"), "gamma": real(gamma, "gamma")},
    )


@WORDS.add
def tanh_kernel(scale: Any = 1.0, shift: Any = 0.0) -> Stock:
    """The kernel tanh(scale x.z + shift), as a callable input that counts its evaluations."""
    return Stock(
        "tanh_kernel", {"scale": real(scale, "the scale"), "shift": real(shift, "the shift")}
    )
