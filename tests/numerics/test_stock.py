"""Stock kernels: textbook values, one value per pair of rows, and nothing believed."""

from __future__ import annotations

import math
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import numpy as np
import pytest

from grader.model import Stock
from grader.numerics import stock
from grader.numerics.stock import evaluate, evaluations

Within = Callable[[float], AbstractContextManager[None]]

LINEAR = Stock("linear_kernel", {})
RBF = Stock("rbf_kernel", {"gamma": 0.7})
POLY = Stock("poly_kernel", {"degree": 3, "coef0": 1.0, "gamma": 0.5})
TANH = Stock("tanh_kernel", {"scale": 0.3, "shift": -0.1})
ALL = [LINEAR, RBF, POLY, TANH]

FORMULAS = {
    "linear_kernel": lambda x, z: x @ z,
    "rbf_kernel": lambda x, z: math.exp(-0.7 * float(np.sum((x - z) ** 2))),
    "poly_kernel": lambda x, z: (0.5 * (x @ z) + 1) ** 3,
    "tanh_kernel": lambda x, z: math.tanh(0.3 * (x @ z) - 0.1),
}


def rows(n: int, d: int, dtype: type = np.float64, seed: int = 0) -> np.ndarray[Any, Any]:
    return np.random.default_rng(seed).standard_normal((n, d)).astype(dtype)


@pytest.mark.parametrize("kernel", ALL, ids=lambda kernel: kernel.name)
def test_values(kernel: Stock) -> None:
    """Entry (i, j) is the kernel of row i of the first and row j of the second array."""
    a, b = rows(4, 3), rows(5, 3, seed=1)
    want = [[FORMULAS[kernel.name](x, z) for z in b] for x in a]
    np.testing.assert_allclose(evaluate(kernel, a, b), want, rtol=1e-13)
    assert evaluations(kernel, a, b) == 20


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64, np.longdouble])
@pytest.mark.parametrize("kernel", ALL, ids=lambda kernel: kernel.name)
def test_dtype_is_kept(kernel: Stock, dtype: type) -> None:
    """The floating dtype comes back; the arrays are left alone."""
    a = rows(3, 2, dtype)
    before = a.copy()
    assert evaluate(kernel, a, a).dtype == dtype
    np.testing.assert_array_equal(a, before)


@pytest.mark.parametrize(
    ("first", "second", "want"),
    [
        (np.int64, np.int64, np.float64),
        (np.float32, np.float64, np.float64),
        (np.int8, np.float32, np.float32),
        (np.longdouble, np.float32, np.longdouble),
    ],
)
def test_mixed_dtypes(first: type, second: type, want: type) -> None:
    """Integers count as float64, and the wider floating dtype is kept."""
    assert evaluate(RBF, rows(2, 2).astype(first), rows(2, 2).astype(second)).dtype == want


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("kernel", ALL, ids=lambda kernel: kernel.name)
def test_one_value_per_pair(kernel: Stock, dtype: type) -> None:
    """A pair of rows has one value, to the bit, however it is asked for."""
    for seed, (n, m, d) in enumerate([(1, 1, 1), (7, 5, 3), (17, 33, 40), (40, 2, 9), (3, 40, 1)]):
        a, b = rows(n, d, dtype, seed), rows(m, d, dtype, seed + 99)
        whole = evaluate(kernel, a, b)
        np.testing.assert_array_equal(evaluate(kernel, b, a).T, whole)
        np.testing.assert_array_equal(
            evaluate(kernel, np.asfortranarray(a), b[::-1]), whole[:, ::-1]
        )
        for i in range(n):
            np.testing.assert_array_equal(evaluate(kernel, a[i : i + 1], b), whole[i : i + 1])


def test_far_points() -> None:
    """The diagonal of the Gaussian kernel is exactly 1 far from the origin."""
    a = 1e4 + rows(5, 3)
    assert (np.diag(evaluate(RBF, a, a)) == 1).all()


def test_overflow_is_silent() -> None:
    """Values that leave the range become infinite without a warning."""
    a = np.full((1, 1), 1e300)
    assert np.isinf(evaluate(POLY, a, a)).all()
    assert np.isnan(evaluate(RBF, a * np.inf, a * np.inf)).all()


@pytest.mark.parametrize(
    ("n", "m", "d"), [(0, 3, 2), (3, 0, 2), (2, 3, 0)], ids=["no-rows", "no-columns", "no-features"]
)
def test_empty(n: int, m: int, d: int) -> None:
    """Empty arrays give the empty matrix, or that of empty sums."""
    assert evaluate(LINEAR, np.zeros((n, d)), np.zeros((m, d))).shape == (n, m)


class Loud(np.ndarray[Any, Any]):
    """An array subclass, as a submission might send."""


@pytest.mark.parametrize(
    ("arrays", "message"),
    [
        ((np.zeros((2, 2)),), "rbf_kernel takes 2 arrays, got 1"),
        ((np.zeros((2, 2)),) * 3, "rbf_kernel takes 2 arrays, got 3"),
        (([[1.0]], np.zeros((2, 2))), "rbf_kernel takes arrays, got list"),
        ((None, 1), "rbf_kernel takes arrays, got NoneType"),
        ((np.float64(1), np.zeros((2, 2))), "rbf_kernel takes arrays, got float64"),
        ((np.zeros((2, 2)).view(Loud),) * 2, "rbf_kernel takes arrays, got Loud"),
        (
            (np.zeros(2), np.zeros((2, 2))),
            "rbf_kernel takes arrays of shapes (n, d) and (m, d), got shapes (2,) and (2, 2)",
        ),
        (
            (np.zeros((1, 2, 2)), np.zeros((2, 2))),
            "rbf_kernel takes arrays of shapes (n, d) and (m, d), got shapes (1, 2, 2) and (2, 2)",
        ),
        (
            (np.zeros((2, 3)), np.zeros((2, 2))),
            "rbf_kernel takes rows of equal length, got shapes (2, 3) and (2, 2)",
        ),
        (
            (np.zeros((2, 2), bool), np.zeros((2, 2))),
            "rbf_kernel takes arrays of numbers, got dtype bool",
        ),
        (
            (np.zeros((2, 2), complex), np.zeros((2, 2))),
            "rbf_kernel takes arrays of numbers, got dtype complex128",
        ),
        (
            (np.zeros((2, 2), object), np.zeros((2, 2))),
            "rbf_kernel takes arrays of numbers, got dtype object",
        ),
        (
            (np.zeros((3000, 1)), np.zeros((3000, 1))),
            "rbf_kernel cannot take arrays that large, got shapes (3000, 1) and (3000, 1)",
        ),
        (
            (np.zeros((1000, 200)), np.zeros((1000, 200))),
            "rbf_kernel cannot take arrays that large, got shapes (1000, 200) and (1000, 200)",
        ),
        (
            (np.zeros((1, 20_000)), np.zeros((1, 20_000))),
            "rbf_kernel cannot take arrays that large, got shapes (1, 20000) and (1, 20000)",
        ),
    ],
)
def test_refusals(arrays: tuple[Any, ...], message: str) -> None:
    """What is not two matrices of rows of equal length is refused with a clear message."""
    for act in (evaluate, evaluations):
        with pytest.raises(ValueError) as caught:
            act(RBF, *arrays)
        assert str(caught.value) == message


def test_largest_call(within: Within) -> None:
    """The largest call that is allowed costs the grader little of its time."""
    a = rows(1000, 100)
    assert len(a) ** 2 * a.shape[1] == stock.PRODUCTS
    with within(5):
        evaluate(RBF, a, a)
