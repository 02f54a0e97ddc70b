"""The words of the array vocabulary that compute: element by element and along axes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.errors import ExpressionError
from grader.expressions.arithmetic import cap, is_number
from grader.messages import Message, verbatim
from grader.model import Stock
from grader.numerics.guards import Array, axes, joint, numbers, whole
from grader.numerics.stock import evaluate
from grader.numerics.words import Words

WORDS = Words()


# --------------------------------------------------------------------------- element by element


def _of_each(name: str, function: Callable[..., Any], doc: str) -> None:
    def word(a: Any) -> Any:
        return _elementwise(function, a)

    WORDS.define(name, word, doc)


_of_each("exp", np.exp, "e to the power of every element.")
_of_each("log", np.log, "Natural logarithm of every element.")
_of_each("log1p", np.log1p, "Natural logarithm of 1 plus every element.")
_of_each("sqrt", np.sqrt, "Square root of every element.")
_of_each("sin", np.sin, "Sine of every element.")
_of_each("cos", np.cos, "Cosine of every element.")
_of_each("tanh", np.tanh, "Hyperbolic tangent of every element.")
_of_each("abs", np.abs, "Absolute value of every element.")
_of_each("sign", np.sign, "-1, 0 or 1 for every element.")


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


def _along(name: str, function: Callable[..., Any], doc: str, *, empty: bool = False) -> None:
    """Define a word that reduces; of nothing it has no value, unless `empty`."""

    def word(a: Any, axis: Any = None, keepdims: Any = False) -> Any:
        return _reduced(function, a if empty else _nonempty(a), axis, keepdims)

    WORDS.define(name, word, doc)


def _norm(a: Array, **options: Any) -> Any:
    # `np.linalg.norm` has no extended precision.
    return np.sqrt(np.sum(a * np.conj(a), **options))


_along("sum", np.sum, "Sum along an axis, or of everything.", empty=True)
_along("mean", np.mean, "Mean along an axis, or of everything.")
_along("var", np.var, "Population variance (divided by n) along an axis, or of everything.")
_along(
    "std", np.std, "Population standard deviation (divided by n) along an axis, or of everything."
)
_along("any", np.any, "Whether some element is true (not zero).", empty=True)
_along("all", np.all, "Whether every element is true (not zero).", empty=True)
_along("norm", _norm, "Euclidean norm along an axis, or of everything.", empty=True)


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
def cumsum(a: Any, axis: Any = None) -> Array:
    """Running sum along an axis, or of everything read row by row."""
    result: Array = _reduced(np.cumsum, a, axis)
    return result


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
