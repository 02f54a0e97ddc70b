"""The words that compute, element by element and along axes."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.expressions import parse
from grader.numerics.vocabulary import FUNCTIONS, NAMES

M = np.array([[4.0, -1.0, 2.5], [0.0, 7.0, -3.0]])


def evaluate(text: str, **names: Any) -> Any:
    return parse(text).evaluate({**NAMES, "m": M, "mask": M > 0, **names}, FUNCTIONS)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("exp(m)", np.exp(M)),
        ("log(abs(m))", np.log(np.abs(M), where=M != 0, out=np.full(M.shape, -np.inf))),
        ("log1p(abs(m))", np.log1p(np.abs(M))),
        ("sqrt(abs(m))", np.sqrt(np.abs(M))),
        ("sin(m) + cos(m) + tanh(m)", np.sin(M) + np.cos(M) + np.tanh(M)),
        ("sign(m)", np.sign(M)),
        ("floor(m)", np.floor(M)),
        ("round(m)", np.round(M)),
        ("round(m / 3, 2)", np.round(M / 3, 2)),
        ("maximum(m, 0)", np.maximum(M, 0)),
        ("gram(m)", M @ M.T),
        ("gram(m, poly_kernel(2))", (M @ M.T + 1) ** 2),
        ("gram(m, linear_kernel())", M @ M.T),
        ("minimum(m, m[0])", np.minimum(M, M[0])),
        ("where(mask, m, -inf)", np.where(M > 0, M, -np.inf)),
        ("where(mask, 1, 0)", np.where(M > 0, 1, 0)),
        ("sum(m, axis=-1)", M.sum(axis=-1)),
        ("sum(m, 0, keepdims=true)", M.sum(axis=0, keepdims=True)),
        ("sum(m, axis=(0, 1), keepdims=true)", M.sum(keepdims=True)),
        ("mean(m, axis=0)", M.mean(axis=0)),
        ("var(m, axis=-1)", M.var(axis=-1)),
        ("std(m, axis=-1)", M.std(axis=-1)),
        ("min(m, axis=0)", M.min(axis=0)),
        ("max(m, axis=0)", M.max(axis=0)),
        ("argmax(m, axis=-1)", M.argmax(axis=-1)),
        ("argmin(m, axis=0)", M.argmin(axis=0)),
        ("any(mask, axis=0)", (M > 0).any(axis=0)),
        ("all(mask, axis=-1)", (M > 0).all(axis=-1)),
        ("cumsum(m)", np.cumsum(M)),
        ("cumsum(m, axis=-1)", np.cumsum(M, axis=-1)),
        ("norm(m, -1)", np.sqrt((M**2).sum(axis=-1))),
        ("softmax(m, axis=0)", np.exp(M) / np.exp(M).sum(axis=0)),
        ("softmax([0, 1000])", np.array([0.0, 1.0])),
    ],
)
def test_arrays(text: str, want: np.ndarray[Any, Any]) -> None:
    """Each word gives the array its line promises."""
    np.testing.assert_allclose(evaluate(text), want, rtol=1e-14, atol=0, strict=True)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("sum(m)", 9.5),
        ("sum([1, 2])", 3),
        ("mean(m)", 9.5 / 6),
        ("var([1, 3])", 1.0),
        ("std([1, 3])", 1.0),
        ("min(m)", -3.0),
        ("max(m)", 7.0),
        ("argmax(m)", 4),
        ("argmin(m)", 5),
        ("any(mask)", True),
        ("all(mask)", False),
        ("norm([3, 4])", 5.0),
        ("sqrt(4)", 2.0),
        ("exp(1000)", float("inf")),
        ("abs(-3)", 3),
        ("sign(-0.5)", -1.0),
        ("floor(-0.5)", -1),
        ("floor(inf)", float("inf")),
        ("round(2.567, 2)", 2.57),
        ("maximum(0, 2)", 2),
        ("where(true, 1, 2)", 1),
    ],
)
def test_numbers(text: str, want: object) -> None:
    """Without an axis a reduction is over everything, and a number is Python's own."""
    got = evaluate(text)
    assert got == want
    assert type(got) is type(want)


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.longdouble], ids=lambda t: t.__name__)
@pytest.mark.parametrize(
    "text",
    [
        *("exp(a)", "log(a)", "log1p(a)", "sqrt(a)", "sin(a)", "cos(a)", "tanh(a)", "abs(a)"),
        *("sign(a)", "floor(a)", "round(a)", "sum(a, axis=0)", "mean(a, axis=0)", "var(a, axis=0)"),
        *("std(a, axis=0)", "min(a, axis=0)", "cumsum(a)", "norm(a, 0)", "softmax(a)"),
        *("maximum(a, 0)", "where(a > 0, a, 0)", "a * sqrt(2)", "a / norm([3, 4])"),
    ],
)
def test_dtype_is_kept(text: str, dtype: type) -> None:
    """The floating dtype of an array comes back, extended precision included."""
    assert evaluate(text, a=np.array([[0.5, 2.0]], dtype)).dtype == dtype


def test_extended_precision_is_used() -> None:
    """A norm in extended precision is exact beyond float64."""
    third = np.ones(1, np.longdouble) / 3
    assert evaluate("norm(a, 0)", a=third) == third[0]
