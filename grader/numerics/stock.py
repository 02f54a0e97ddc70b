"""Stock callables: kernels handed to a submission, evaluated and counted on the trusted side.

The arrays come from the submission, so everything about them is checked. The contract is that
of a Gram matrix: two arrays of shape (n, d) and (m, d) give an array of shape (n, m).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.model import Stock

VALUES = 4_000_000
"""Cap on len(A) * len(B) of one call."""

PRODUCTS = 100_000_000
"""Cap on len(A) * len(B) * d of one call: about a second of the grader's own time."""

WIDTH = 10_000
"""Cap on d."""

Array = NDArray[Any]


def evaluate(stock: Stock, *arrays: Any) -> Array:
    """Return the kernel values of the rows of two arrays.

    Parameters
    ----------
    stock : Stock
        The kernel and its parameters.
    *arrays : array of shape (n, d), array of shape (m, d)
        Untrusted. Integers count as float64; of two floating dtypes the wider one is kept.

    Returns
    -------
    ndarray of shape (n, m)

    Raises
    ------
    ValueError
        The arguments are not two such arrays, or too large; the message is for the student.
    """
    first, second = _checked(stock, arrays)
    dtype = np.result_type(first, second)
    if dtype.kind != "f":
        dtype = np.dtype(np.float64)
    with np.errstate(all="ignore"):
        kernel = _KERNELS[stock.name]
        return kernel(first.astype(dtype), second.astype(dtype), stock.parameters)


def evaluations(stock: Stock, *arrays: Any) -> int:
    """Return how many scalar kernel values a call costs: len(A) * len(B).

    Raises
    ------
    ValueError
        As `evaluate` does.
    """
    first, second = _checked(stock, arrays)
    return len(first) * len(second)


def _checked(stock: Stock, arrays: tuple[Any, ...]) -> tuple[Array, Array]:
    name = stock.name
    if len(arrays) != 2:
        raise ValueError(f"{name} takes 2 arrays, got {len(arrays)}")
    for array in arrays:
        if type(array) is not np.ndarray:
            raise ValueError(f"{name} takes arrays, got {type(array).__name__}")
        if array.dtype.kind not in "iuf":
            raise ValueError(f"{name} takes arrays of numbers, got dtype {array.dtype}")
    first, second = arrays
    got = f"got shapes {first.shape} and {second.shape}"
    if first.ndim != 2 or second.ndim != 2:
        raise ValueError(f"{name} takes arrays of shapes (n, d) and (m, d), {got}")
    if first.shape[1] != second.shape[1]:
        raise ValueError(f"{name} takes rows of equal length, {got}")
    values = len(first) * len(second)
    if values > VALUES or values * first.shape[1] > PRODUCTS or first.shape[1] > WIDTH:
        raise ValueError(f"{name} cannot take arrays that large, {got}")
    return first, second


# Sums run over one feature after the other, by hand: `a @ b.T` and `einsum` choose an order by the
# shapes, and then one pair of rows has two values, and the matrix of one set is not symmetric.


def _inner(a: Array, b: Array) -> Array:
    total = np.zeros((len(a), len(b)), a.dtype)
    for left, right in zip(a.T, b.T, strict=True):
        total += left[:, None] * right
    return total  # (n, m)


def _linear(a: Array, b: Array, parameters: Mapping[str, float]) -> Array:
    return _inner(a, b)


def _rbf(a: Array, b: Array, parameters: Mapping[str, float]) -> Array:
    # Differences, not |a|^2 - 2 a.b + |b|^2, which cancels for points far from the origin.
    distances = np.zeros((len(a), len(b)), a.dtype)  # (n, m)
    for left, right in zip(a.T, b.T, strict=True):
        distances += np.square(left[:, None] - right)
    values: Array = np.exp(_like(a, -parameters["gamma"]) * distances)
    return values


def _poly(a: Array, b: Array, parameters: Mapping[str, float]) -> Array:
    base = _like(a, parameters["gamma"]) * _inner(a, b) + _like(a, parameters["coef0"])
    values: Array = base ** int(parameters["degree"])
    return values


def _tanh(a: Array, b: Array, parameters: Mapping[str, float]) -> Array:
    base = _like(a, parameters["scale"]) * _inner(a, b) + _like(a, parameters["shift"])
    values: Array = np.tanh(base)
    return values


def _like(a: Array, parameter: float) -> Any:
    return a.dtype.type(parameter)


_KERNELS: Mapping[str, Callable[[Array, Array, Mapping[str, float]], Array]] = {
    "linear_kernel": _linear,
    "rbf_kernel": _rbf,
    "poly_kernel": _poly,
    "tanh_kernel": _tanh,
}
