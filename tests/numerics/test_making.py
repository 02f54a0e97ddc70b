"""The words that make, shape and convert arrays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.expressions import parse
from grader.model import Stock
from grader.numerics.vocabulary import FUNCTIONS, NAMES

M = np.arange(6.0).reshape(2, 3)


def evaluate(text: str) -> Any:
    names = {"m": M, "half": np.ones((2, 2), np.float32), "wide": np.ones(1, np.longdouble) / 3}
    return parse(text).evaluate({**NAMES, **names}, FUNCTIONS)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("array([[1, 2], [3, 4]])", np.array([[1.0, 2.0], [3.0, 4.0]])),
        ("array([])", np.zeros(0)),
        ("array(3)", np.array(3.0)),
        ("ints([1, 2])", np.array([1, 2])),
        ("ints([1.9, -1.9])", np.array([1, -1])),
        ("bools([1, 0])", np.array([True, False])),
        ("zeros(2, 1)", np.zeros((2, 1))),
        ("zeros()", np.zeros(())),
        ("ones((2, 1))", np.ones((2, 1))),
        ("ones(shape(m))", np.ones((2, 3))),
        ("full(-inf, 2)", np.array([-np.inf, -np.inf])),
        ("full(3, 2)", np.array([3, 3])),
        ("full(true, 2)", np.array([True, True])),
        ("eye(2)", np.eye(2)),
        ("arange(3)", np.array([0, 1, 2])),
        ("linspace(0, 1, 3)", np.array([0.0, 0.5, 1.0])),
        ("causal_mask(2)", np.array([[True, False], [True, True]])),
        ("reshape(m, 3, 2)", M.reshape(3, 2)),
        ("reshape(m, (3, -1))", M.reshape(3, 2)),
        ("swap(m, 0, 1)", M.T),
        ("swap(zeros(2, 3, 4), -1, -2)", np.zeros((2, 4, 3))),
        ("concat(m, m)", np.concatenate([M, M])),
        ("concat(m, m, m, axis=-1)", np.concatenate([M, M, M], axis=1)),
        ("stack(m, m, axis=1)", np.stack([M, M], axis=1)),
        ("repeat(m, 2)", np.repeat(M, 2, axis=0)),
        ("repeat(m, 2, axis=1)", np.repeat(M, 2, axis=1)),
        ("flip(m, -1)", M[:, ::-1]),
        ("flip(m, (0, 1))", M[::-1, ::-1]),
        ("tril(m)", np.tril(M)),
        ("triu(m, 1)", np.triu(M, 1)),
        ("tril(half)", np.tril(np.ones((2, 2), np.float32))),
        ("sort(-m)", np.sort(-M)),
        ("sort(-m, axis=0)", np.sort(-M, axis=0)),
        ("unique([3, 1, 3])", np.array([1, 3])),
        ("noncontiguous(m)", M),
        ("int64(m)", M.astype(np.int64)),
        ("float32(m)", M.astype(np.float32)),
        ("float64(half)", np.ones((2, 2))),
    ],
)
def test_arrays(text: str, want: np.ndarray[Any, Any]) -> None:
    """Each word gives the array its line promises, dtype included."""
    np.testing.assert_array_equal(evaluate(text), want, strict=True)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("shape(m)", (2, 3)),
        ("shape(3)", ()),
        ("len(m)", 2),
        ("len('abc')", 3),
        ("int(m[1, 2])", 5),
        ("int(-2.7)", -2),
        ("int(2**62 + 1)", 2**62 + 1),
        ("float(3)", 3.0),
        ("float(wide[0])", 1 / 3),
        ("bool(m[0, 1])", True),
        ("words('the  cat sat')", ["the", "cat", "sat"]),
        ("len(record(w=m, b=0))", 2),
        ("linear_kernel()", Stock("linear_kernel", {})),
        ("rbf_kernel(2)", Stock("rbf_kernel", {"gamma": 2.0})),
        ("poly_kernel(2, 1, 0.5)", Stock("poly_kernel", {"degree": 2, "coef0": 1.0, "gamma": 0.5})),
        ("tanh_kernel(0.5, -1)", Stock("tanh_kernel", {"scale": 0.5, "shift": -1.0})),
    ],
)
def test_values(text: str, want: object) -> None:
    """Single values are Python's own."""
    got = evaluate(text)
    assert got == want
    assert type(got) is type(want)


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("interleave(arange(2), arange(2) + 5)", np.array([0, 5, 1, 6])),
        ("interleave(m, 0 * m)[1]", np.array([3.0, 0, 4, 0, 5, 0])),
        ("with_row(m, 0, 9)", np.array([[9.0, 9, 9], [3, 4, 5]])),
        ("with_row(m, -1, m[0])", np.array([[0.0, 1, 2], [0, 1, 2]])),
        ("with_row(m > 0, 1, false)", np.array([[False, True, True], [False, False, False]])),
        ("with_row(zeros(2, 2, 1), 1, 0.5)", np.array([[[0.0], [0.0]], [[0.5], [0.5]]])),
        ("with_row(arange(3), 1, inf)", np.array([0, np.inf, 2])),
    ],
)
def test_rows_and_columns(text: str, want: np.ndarray[Any, Any]) -> None:
    np.testing.assert_array_equal(evaluate(text), want, strict=True)


def test_noncontiguous() -> None:
    """The view has gaps, whatever the shape."""
    for text in ("noncontiguous(m)", "noncontiguous(arange(4))", "noncontiguous(zeros(2, 3, 4))"):
        view = evaluate(text)
        assert not view.flags.c_contiguous
        assert not view.flags.f_contiguous
