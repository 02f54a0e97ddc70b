"""The words of the array vocabulary that compute: element by element and along axes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.errors import ExpressionError
from grader.expressions.arithmetic import is_number
from grader.messages import Message, verbatim
from grader.model import Stock
from grader.numerics.guards import Array, axes, cap, joint, numbers, whole
from grader.numerics.stock import evaluate
from grader.numerics.words import Words

WORDS = Words()


# --------------------------------------------------------------------------- element by element


@WORDS.add
def exp(a: Any) -> Any:
    """e to the power of every element."""
    return _elementwise(np.exp, a)


@WORDS.add
def log(a: Any) -> Any:
    """Natural logarithm of every element."""
    return _elementwise(np.log, a)


@WORDS.add
def log1p(a: Any) -> Any:
    """Natural logarithm of 1 plus every element."""
    return _elementwise(np.log1p, a)


@WORDS.add
def sqrt(a: Any) -> Any:
    """Square root of every element."""
    return _elementwise(np.sqrt, a)


@WORDS.add
def sin(a: Any) -> Any:
    """Sine of every element."""
    return _elementwise(np.sin, a)


@WORDS.add
def cos(a: Any) -> Any:
    """Cosine of every element."""
    return _elementwise(np.cos, a)


@WORDS.add
def tanh(a: Any) -> Any:
    """Hyperbolic tangent of every element."""
    return _elementwise(np.tanh, a)


@WORDS.add
def abs_(a: Any) -> Any:
    """Absolute value of every element."""
    return _elementwise(np.abs, a)


@WORDS.add
def sign(a: Any) -> Any:
    """-1, 0 or 1 for every element."""
    return _elementwise(np.sign, a)


@WORDS.add
def floor(a: Any) -> Any:
    """Largest whole number below; of one number an integer, of an array floats."""
    below = _elementwise(np.floor, a)
    return int(below) if is_number(a) and abs(below) < 2**63 else below


@WORDS.add
def round_(a: Any, decimals: Any = 0) -> Any:
    """Nearest number with so many decimals, halves to even."""
    digits = whole(decimals, "the count of decimals")
    return _elementwise(lambda values: np.round(values, digits), a)


@WORDS.add
def maximum(a: Any, b: Any) -> Any:
    """The larger of two, element by element."""
    return _elementwise(np.maximum, a, b)


@WORDS.add
def minimum(a: Any, b: Any) -> Any:
    """The smaller of two, element by element."""
    return _elementwise(np.minimum, a, b)


@WORDS.add
def where(condition: Any, a: Any, b: Any) -> Any:
    """Element by element: a where the condition holds, b elsewhere."""
    chosen = [numbers(value) for value in (condition, a, b)]
    joint(*chosen)
    weak = [
        value if is_number(value) else part for value, part in zip((a, b), chosen[1:], strict=True)
    ]
    return np.where(chosen[0], *weak)[()]


@WORDS.add
def gram(X: Any, kernel: Any = None) -> Array:
    """The Gram matrix of the rows of X: all x.z, or all values of a stock kernel."""
    samples = numbers(X)
    if samples.ndim != 2:
        raise ExpressionError(
            Message("expected samples of shape (n, d), got shape {shape}", shape=str(samples.shape))
        )
    cap(len(samples) ** 2)
    if kernel is None:
        product: Array = samples @ samples.T
        return product
    if not isinstance(kernel, Stock):
        raise ExpressionError(Message("expected a kernel such as `rbf_kernel(0.5)`"))
    try:
        return evaluate(kernel, samples, samples)
    except ValueError as error:
        raise ExpressionError(verbatim(str(error))) from None


# --------------------------------------------------------------------------- reductions


@WORDS.add
def sum_(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Sum along an axis, or of everything."""
    return _reduced(np.sum, a, axis, keepdims)


@WORDS.add
def mean(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Mean along an axis, or of everything."""
    return _reduced(np.mean, _nonempty(a), axis, keepdims)


@WORDS.add
def var(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Population variance (divided by n) along an axis, or of everything."""
    return _reduced(np.var, _nonempty(a), axis, keepdims)


@WORDS.add
def std(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Population standard deviation (divided by n) along an axis, or of everything."""
    return _reduced(np.std, _nonempty(a), axis, keepdims)


@WORDS.add
def min_(a: Any, *, axis: Any = None, keepdims: Any = False) -> Any:
    """Smallest element along an axis, or of everything."""
    return _reduced(np.min, _nonempty(a), axis, keepdims)


@WORDS.add
def max_(a: Any, *, axis: Any = None, keepdims: Any = False) -> Any:
    """Largest element along an axis, or of everything."""
    return _reduced(np.max, _nonempty(a), axis, keepdims)


@WORDS.add
def argmax(a: Any, axis: Any = None) -> Any:
    """Index of the first largest element along an axis, or of everything read row by row."""
    return _reduced(np.argmax, _nonempty(a), axis)


@WORDS.add
def argmin(a: Any, axis: Any = None) -> Any:
    """Index of the first smallest element along an axis, or of everything read row by row."""
    return _reduced(np.argmin, _nonempty(a), axis)


@WORDS.add
def any_(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Whether some element is true (not zero)."""
    return _reduced(np.any, a, axis, keepdims)


@WORDS.add
def all_(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Whether every element is true (not zero)."""
    return _reduced(np.all, a, axis, keepdims)


@WORDS.add
def cumsum(a: Any, axis: Any = None) -> Array:
    """Running sum along an axis, or of everything read row by row."""
    result: Array = _reduced(np.cumsum, a, axis)
    return result


@WORDS.add
def norm(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Euclidean norm along an axis, or of everything."""
    return _reduced(_norm, a, axis, keepdims)


def _norm(a: Array, **options: Any) -> Any:
    # `np.linalg.norm` has no extended precision.
    return np.sqrt(np.sum(a * np.conj(a), **options))


def _nonempty(a: Any) -> Array:
    values = numbers(a)
    if values.size == 0:
        raise ExpressionError(Message("expected at least one number, got none"))
    return values


@WORDS.add
def softmax(a: Any, axis: Any = -1) -> Array:
    """Softmax along an axis, the largest element subtracted first."""
    values, along = numbers(a), whole(axis, "an axis")
    if values.dtype.kind != "f":
        values = values.astype(np.float64)
    with np.errstate(all="ignore"):
        powers = np.exp(values - values.max(axis=along, keepdims=True, initial=-np.inf))
        result: Array = powers / powers.sum(axis=along, keepdims=True)
    return result


def _elementwise(function: Callable[..., Any], *values: Any) -> Any:
    """Return `function` of arrays, a Python number where every value is one.

    NumPy's own scalars would promote float32 arrays that they meet later.
    """
    arrays = [numbers(value) for value in values]
    joint(*arrays)
    with np.errstate(all="ignore"):
        result = function(
            *(value if is_number(value) else a for value, a in zip(values, arrays, strict=True))
        )
    return result.item() if all(map(is_number, values)) else result


def _reduced(function: Callable[..., Any], a: Any, axis: Any, keepdims: Any = None) -> Any:
    options = {} if keepdims is None else {"keepdims": bool(keepdims)}
    values = numbers(a)
    with np.errstate(all="ignore"):
        result = function(values, axis=None if axis is None else axes(axis), **options)
    # As in `_elementwise`: what came from Python's numbers is one.
    return result.item() if values is not a and result.ndim == 0 else result
