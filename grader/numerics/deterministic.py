"""The words of the array vocabulary that draw nothing; authors read the docstrings' first lines."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np

from grader.errors import ExpressionError
from grader.expressions.arithmetic import is_number
from grader.model import Stock
from grader.numerics.guards import Array, cap, checked_shape, numbers, real, whole

Word = Callable[..., Any]

WORDS: dict[str, Word] = {}
"""Every word of this module by its name."""


def _word(function: Word) -> Word:
    # `sum_` is the word `sum`: the trailing underscore keeps Python's own name usable here.
    WORDS[function.__name__.rstrip("_")] = function
    return function


# --------------------------------------------------------------------------- patterns


def _joint(*arrays: Array) -> None:
    try:
        shape = np.broadcast_shapes(*(array.shape for array in arrays))
    except ValueError:
        shapes = " and ".join(str(array.shape) for array in arrays)
        raise ExpressionError(f"shapes {shapes} do not go together") from None
    cap(math.prod(shape))


def _elementwise(function: Callable[..., Any], *values: Any) -> Any:
    """Return `function` of arrays, a Python number where every value is one.

    NumPy's own scalars would promote float32 arrays that they meet later.
    """
    arrays = [numbers(value) for value in values]
    _joint(*arrays)
    with np.errstate(all="ignore"):
        result = function(
            *(value if is_number(value) else a for value, a in zip(values, arrays, strict=True))
        )
    return result.item() if all(map(is_number, values)) else result


def _reduced(function: Callable[..., Any], a: Any, axis: Any, keepdims: Any = None) -> Any:
    options = {} if keepdims is None else {"keepdims": bool(keepdims)}
    values = numbers(a)
    with np.errstate(all="ignore"):
        if axis is None:
            return function(values, **options)
        return function(values, axis=_axis(axis), **options)


def _axis(axis: Any) -> int | tuple[int, ...]:
    if isinstance(axis, tuple):
        return tuple(whole(part, "an axis") for part in axis)
    return whole(axis, "an axis")


# --------------------------------------------------------------------------- making arrays


@_word
def array(values: Any) -> Array:
    """A float64 array of a list of numbers."""
    return numbers(values).astype(np.float64)


@_word
def ints(values: Any) -> Array:
    """An int64 array of a list of whole numbers."""
    return numbers(values).astype(np.int64)


@_word
def bools(values: Any) -> Array:
    """A truth-value array of a list."""
    return numbers(values).astype(np.bool_)


@_word
def zeros(*shape: Any) -> Array:
    """An array of zeros."""
    return np.zeros(checked_shape(shape))


@_word
def ones(*shape: Any) -> Array:
    """An array of ones."""
    return np.ones(checked_shape(shape))


@_word
def full(value: Any, *shape: Any) -> Array:
    """An array that holds one value everywhere: float64, int64 or bool like the value."""
    return np.full(checked_shape(shape), numbers(value)[()])


@_word
def eye(n: Any) -> Array:
    """The identity matrix of n rows."""
    return np.eye(checked_shape((n, n))[0])


@_word
def arange(n: Any) -> Array:
    """The whole numbers 0 .. n-1, int64."""
    return np.arange(*checked_shape((n,)), dtype=np.int64)


@_word
def linspace(start: Any, stop: Any, n: Any) -> Array:
    """So many evenly spaced numbers, both ends included."""
    count = checked_shape((n,))[0]
    return np.linspace(real(start, "the start"), real(stop, "the end"), count)


@_word
def causal_mask(n: Any) -> Array:
    """An n x n mask, true where row i may see column j: j <= i."""
    return np.tri(*checked_shape((n, n)), dtype=np.bool_)


# --------------------------------------------------------------------------- shapes


@_word
def shape(a: Any) -> tuple[int, ...]:
    """The shape, as a tuple."""
    return tuple(numbers(a).shape)


@_word
def len_(a: Any) -> int:
    """The count of elements of a list or text, of rows of an array."""
    return len(a)


@_word
def reshape(a: Any, *shape: Any) -> Array:
    """The same numbers in another shape; one size may be -1."""
    sizes = shape[0] if len(shape) == 1 and isinstance(shape[0], list | tuple) else shape
    wanted = tuple(whole(size, "a size") for size in sizes)
    try:
        return numbers(a).reshape(wanted)
    except ValueError:
        raise ExpressionError(
            f"an array of shape {numbers(a).shape} cannot be reshaped to {wanted}"
        ) from None


@_word
def swap(a: Any, i: Any, j: Any) -> Array:
    """The array with axes i and j exchanged."""
    return np.swapaxes(numbers(a), whole(i, "an axis"), whole(j, "an axis"))


@_word
def concat(*arrays: Any, axis: Any = 0) -> Array:
    """The arrays joined along an axis they have."""
    parts = [numbers(part) for part in arrays]
    cap(sum(part.size for part in parts))
    return np.concatenate(parts, axis=whole(axis, "an axis"))


@_word
def stack(*arrays: Any, axis: Any = 0) -> Array:
    """The arrays joined along a new axis."""
    parts = [numbers(part) for part in arrays]
    cap(sum(part.size for part in parts))
    return np.stack(parts, axis=whole(axis, "an axis"))


@_word
def repeat(a: Any, n: Any, axis: Any = 0) -> Array:
    """Every row repeated n times in place: a a b b."""
    values, times = numbers(a), whole(n, "a count")
    cap(values.size * max(times, 0))
    return np.repeat(values, times, axis=whole(axis, "an axis"))


@_word
def flip(a: Any, axis: Any) -> Array:
    """The array in reverse order along an axis."""
    return np.flip(numbers(a), _axis(axis))


@_word
def tril(a: Any, k: Any = 0) -> Array:
    """The lower triangle, zeros above diagonal k."""
    return np.tril(_matrix(a), whole(k, "a diagonal"))


@_word
def triu(a: Any, k: Any = 0) -> Array:
    """The upper triangle, zeros below diagonal k."""
    return np.triu(_matrix(a), whole(k, "a diagonal"))


def _matrix(a: Any) -> Array:
    values = numbers(a)
    if values.ndim < 2:
        raise ExpressionError(f"expected at least 2 axes, got shape {values.shape}")
    return values


@_word
def sort(a: Any, axis: Any = -1) -> Array:
    """The numbers in ascending order along an axis."""
    return np.sort(numbers(a), axis=whole(axis, "an axis"))


@_word
def unique(a: Any) -> Array:
    """The distinct numbers in ascending order."""
    return np.unique(numbers(a))


@_word
def noncontiguous(a: Any) -> Array:
    """The same array, as a view whose elements do not lie side by side in memory."""
    values = numbers(a)
    if values.ndim == 0:
        raise ExpressionError("expected an array, got a number")
    wide = np.repeat(values, 2, axis=-1)
    return wide[..., ::2]


@_word
def where(condition: Any, a: Any, b: Any) -> Any:
    """Element by element: a where the condition holds, b elsewhere."""
    chosen = [numbers(value) for value in (condition, a, b)]
    _joint(*chosen)
    weak = [
        value if is_number(value) else part for value, part in zip((a, b), chosen[1:], strict=True)
    ]
    return np.where(chosen[0], *weak)[()]


# --------------------------------------------------------------------------- types


@_word
def int_(x: Any) -> int:
    """One number as a whole number, cut towards zero."""
    value = float(np.trunc(_one(x)))
    if not math.isfinite(value) or abs(value) >= 2**63:
        raise ExpressionError(f"{value} is not a 64-bit whole number")
    return int(_one(x))


@_word
def float_(x: Any) -> float:
    """One number as a plain float."""
    return float(_one(x))


@_word
def bool_(x: Any) -> bool:
    """One number as a truth value."""
    return bool(_one(x))


def _one(x: Any) -> Any:
    values = numbers(x)
    if values.size != 1:
        raise ExpressionError(f"expected one number, got shape {values.shape}")
    return values.reshape(())[()]


@_word
def int64(a: Any) -> Array:
    """The array as int64."""
    return numbers(a).astype(np.int64)


@_word
def float64(a: Any) -> Array:
    """The array as float64."""
    return numbers(a).astype(np.float64)


@_word
def float32(a: Any) -> Array:
    """The array as float32."""
    return numbers(a).astype(np.float32)


# --------------------------------------------------------------------------- element by element


@_word
def exp(a: Any) -> Any:
    """e to the power of every element."""
    return _elementwise(np.exp, a)


@_word
def log(a: Any) -> Any:
    """Natural logarithm of every element."""
    return _elementwise(np.log, a)


@_word
def log1p(a: Any) -> Any:
    """Natural logarithm of 1 plus every element."""
    return _elementwise(np.log1p, a)


@_word
def sqrt(a: Any) -> Any:
    """Square root of every element."""
    return _elementwise(np.sqrt, a)


@_word
def sin(a: Any) -> Any:
    """Sine of every element."""
    return _elementwise(np.sin, a)


@_word
def cos(a: Any) -> Any:
    """Cosine of every element."""
    return _elementwise(np.cos, a)


@_word
def tanh(a: Any) -> Any:
    """Hyperbolic tangent of every element."""
    return _elementwise(np.tanh, a)


@_word
def abs_(a: Any) -> Any:
    """Absolute value of every element."""
    return _elementwise(np.abs, a)


@_word
def sign(a: Any) -> Any:
    """-1, 0 or 1 for every element."""
    return _elementwise(np.sign, a)


@_word
def floor(a: Any) -> Any:
    """Largest whole number below; of one number an integer, of an array floats."""
    return int_(np.floor(a)) if is_number(a) else _elementwise(np.floor, a)


@_word
def round_(a: Any, decimals: Any = 0) -> Any:
    """Nearest number with so many decimals, halves to even."""
    digits = whole(decimals, "the count of decimals")
    return _elementwise(lambda values: np.round(values, digits), a)


@_word
def maximum(a: Any, b: Any) -> Any:
    """The larger of two, element by element."""
    return _elementwise(np.maximum, a, b)


@_word
def minimum(a: Any, b: Any) -> Any:
    """The smaller of two, element by element."""
    return _elementwise(np.minimum, a, b)


# --------------------------------------------------------------------------- reductions


@_word
def sum_(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Sum along an axis, or of everything."""
    return _reduced(np.sum, a, axis, keepdims)


@_word
def mean(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Mean along an axis, or of everything."""
    return _reduced(np.mean, _nonempty(a), axis, keepdims)


@_word
def var(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Population variance (divided by n) along an axis, or of everything."""
    return _reduced(np.var, _nonempty(a), axis, keepdims)


@_word
def std(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Population standard deviation (divided by n) along an axis, or of everything."""
    return _reduced(np.std, _nonempty(a), axis, keepdims)


@_word
def min_(a: Any, *, axis: Any = None, keepdims: Any = False) -> Any:
    """Smallest element along an axis, or of everything."""
    return _reduced(np.min, _nonempty(a), axis, keepdims)


@_word
def max_(a: Any, *, axis: Any = None, keepdims: Any = False) -> Any:
    """Largest element along an axis, or of everything."""
    return _reduced(np.max, _nonempty(a), axis, keepdims)


@_word
def argmax(a: Any, axis: Any = None) -> Any:
    """Index of the first largest element along an axis, or of everything read row by row."""
    return _reduced(np.argmax, _nonempty(a), axis)


@_word
def argmin(a: Any, axis: Any = None) -> Any:
    """Index of the first smallest element along an axis, or of everything read row by row."""
    return _reduced(np.argmin, _nonempty(a), axis)


@_word
def any_(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Whether some element is true (not zero)."""
    return _reduced(np.any, a, axis, keepdims)


@_word
def all_(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Whether every element is true (not zero)."""
    return _reduced(np.all, a, axis, keepdims)


@_word
def cumsum(a: Any, axis: Any = None) -> Array:
    """Running sum along an axis, or of everything read row by row."""
    result: Array = _reduced(np.cumsum, a, axis)
    return result


@_word
def norm(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Euclidean norm along an axis, or of everything."""
    return _reduced(_norm, a, axis, keepdims)


def _norm(a: Array, **options: Any) -> Any:
    # `np.linalg.norm` has no extended precision.
    return np.sqrt(np.sum(a * np.conj(a), **options))


def _nonempty(a: Any) -> Array:
    values = numbers(a)
    if values.size == 0:
        raise ExpressionError("expected at least one number, got none")
    return values


@_word
def softmax(a: Any, axis: Any = -1) -> Array:
    """Softmax along an axis, the largest element subtracted first."""
    values, along = numbers(a), whole(axis, "an axis")
    with np.errstate(all="ignore"):
        powers = np.exp(values - values.max(axis=along, keepdims=True, initial=-np.inf))
        result: Array = powers / powers.sum(axis=along, keepdims=True)
    return result


# --------------------------------------------------------------------------- stock callables


@_word
def linear_kernel() -> Stock:
    """The kernel x.z, as a callable input that counts its evaluations."""
    return Stock("linear_kernel", {})


@_word
def rbf_kernel(gamma: Any = 1.0) -> Stock:
    """The kernel exp(-gamma |x - z|^2), as a callable input that counts its evaluations."""
    return Stock("rbf_kernel", {"gamma": real(gamma, "gamma")})


@_word
def poly_kernel(degree: Any = 3, coef0: Any = 1.0, gamma: Any = 1.0) -> Stock:
    """The kernel (gamma x.z + coef0)^degree, as a callable input that counts its evaluations."""
    power = whole(degree, "the degree")
    if not 1 <= power <= 20:
        raise ExpressionError(f"the degree must be between 1 and 20, got {power}")
    return Stock(
        "poly_kernel",
        {"degree": power, "coef0": real(coef0, "coef0"), "gamma": real(gamma, "gamma")},
    )


@_word
def tanh_kernel(scale: Any = 1.0, shift: Any = 0.0) -> Stock:
    """The kernel tanh(scale x.z + shift), as a callable input that counts its evaluations."""
    return Stock(
        "tanh_kernel", {"scale": real(scale, "the scale"), "shift": real(shift, "the shift")}
    )
