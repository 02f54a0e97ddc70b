"""The words that draw: repeatable, and what they promise holds in every draw."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.model import Generator
from grader.numerics.drawn import DRAWN, Draws

SEEDS = st.integers(0, 2**32 - 1)
CALLS: dict[str, tuple[Any, ...]] = {
    "normal": (3, 4),
    "uniform": (-1, 2, 5),
    "integers": (1, 3, 20),
    "pick": (1, 2, 3),
    "permutation": (6,),
    "orthogonal": (4,),
    "random_mask": (3, 5),
    "signs": (7,),
    "separable": (8, 3, 0.2),
    "blobs": (8, 3, 1.0),
    "rings": (8,),
    "unbalanced": (20, 3, 0.1),
    "planted_svm": (8, 2.0),
    "generator": (),
}


def draws(seed: int) -> Draws:
    return Draws(np.random.default_rng(seed))


@pytest.mark.parametrize("name", DRAWN)
def test_seed_decides(name: str) -> None:
    """The same seed gives the same draw, and NumPy's global generator is left alone."""
    before = np.random.get_state()[1].tolist()  # type: ignore[index, union-attr]
    np.testing.assert_equal(
        getattr(draws(3), name)(*CALLS[name]), getattr(draws(3), name)(*CALLS[name])
    )
    assert np.random.get_state()[1].tolist() == before  # type: ignore[index, union-attr]


@pytest.mark.parametrize(
    ("name", "arguments", "want"),
    [("normal", (), float), ("uniform", (0, 1), float), ("integers", (1, 1), int)],
)
def test_one_number(name: str, arguments: tuple[int, ...], want: type) -> None:
    """Without a shape a draw is one Python number."""
    assert type(getattr(draws(0), name)(*arguments)) is want


def test_ranges() -> None:
    """Both ends of `integers` are drawn; `uniform` stays between its ends."""
    assert set(draws(0).integers(1, 3, 100).tolist()) == {1, 2, 3}
    values = draws(0).uniform(-1, 2, 1000)
    assert -1 <= values.min() < -0.9
    assert 1.9 < values.max() <= 2


def test_shapes() -> None:
    """A shape is given as sizes or as one tuple."""
    assert draws(0).normal(2, 3).shape == draws(0).normal((2, 3)).shape == (2, 3)


def test_pick_keeps_the_value() -> None:
    """`pick` hands out one of the values as it is."""
    assert {draws(seed).pick("a", "b") for seed in range(20)} == {"a", "b"}


def test_permutation() -> None:
    """A permutation holds every index once."""
    found = draws(0).permutation(6)
    assert found.dtype == np.int64
    assert sorted(found.tolist()) == list(range(6))


@pytest.mark.parametrize("n", [1, 2, 5])
def test_orthogonal(n: int) -> None:
    """The matrix has orthonormal columns."""
    q = draws(1).orthogonal(n)
    np.testing.assert_allclose(q.T @ q, np.eye(n), atol=1e-14)


def test_random_mask() -> None:
    """Every row may see its first key."""
    mask = draws(0).random_mask(2, 50, 6)
    assert mask.dtype == np.bool_
    assert mask[..., 0].all()
    assert 0.4 < mask[..., 1:].mean() < 0.6


def test_generator() -> None:
    """A generator input is a drawn seed."""
    assert isinstance(draws(0).generator(), Generator)
    assert draws(0).generator() != draws(1).generator()


def both(y: np.ndarray[Any, Any], n: int) -> bool:
    return y.dtype == np.int64 and y.shape == (n,) and set(y.tolist()) == {-1, 1}


@given(SEEDS, st.integers(2, 12))
def test_signs(seed: int, n: int) -> None:
    """Both labels are always there."""
    assert both(draws(seed).signs(n), n)


@settings(max_examples=300)
@given(SEEDS, st.integers(2, 40), st.integers(1, 8), st.floats(1e-3, 10))
def test_separable(seed: int, n: int, d: int, margin: float) -> None:
    """The planted separator keeps the margin, also in float32, and needs its bias."""
    data = draws(seed).separable(n, d, margin)
    X, y, w, b = (data[name] for name in ("X", "y", "w", "b"))
    assert X.shape == (n, d)
    assert X.dtype == w.dtype == np.float64
    assert type(b) is float
    assert both(y, n)
    np.testing.assert_allclose(np.linalg.norm(w), 1, rtol=1e-14)
    assert (y * (X @ w + b)).min() >= margin
    narrow = X.astype(np.float32) @ w.astype(np.float32) + np.float32(b)
    assert (y * narrow).min() >= margin
    assert abs(b) > margin
    # Two points of different classes on one ray: no separator through the origin.
    lengths = np.linalg.norm(X, axis=1)
    directions = X / lengths[:, None]
    same_ray = directions @ directions.T > 1 - 1e-12
    assert (same_ray & (y[:, None] != y)).any()


def midpoint_of_the_others(X: np.ndarray[Any, Any], y: np.ndarray[Any, Any]) -> bool:
    middles = (X[:, None] + X) / 2  # (n, n, d)
    other = (y[:, None] == y) & ~np.eye(len(y), dtype=bool)  # (n, n)
    near = np.abs(middles[:, :, None] - X).max(axis=-1) < 1e-12  # (n, n, n)
    return bool((near & other[:, :, None] & (y != y[:, None])[:, None]).any())


@given(SEEDS, st.integers(3, 15), st.integers(1, 5), st.floats(0, 20))
def test_blobs(seed: int, n: int, d: int, shift: float) -> None:
    """Both classes are there, and a point of one lies between two of the other."""
    data = draws(seed).blobs(n, d, shift)
    assert data["X"].shape == (n, d)
    assert both(data["y"], n)
    assert midpoint_of_the_others(data["X"], data["y"])


def test_blobs_are_shift_apart() -> None:
    """The centres of the clouds are as far apart as asked."""
    data = draws(0).blobs(20_000, 3, 4.0)
    gap = data["X"][data["y"] == 1].mean(axis=0) - data["X"][data["y"] == -1].mean(axis=0)
    assert abs(np.linalg.norm(gap) - 4) < 0.1


@given(SEEDS, st.integers(2, 40))
def test_rings(seed: int, n: int) -> None:
    """The radius tells the classes apart, a line does not need to."""
    data = draws(seed).rings(n)
    assert data["X"].shape == (n, 2)
    assert both(data["y"], n)
    radius = np.linalg.norm(data["X"], axis=1)
    assert (np.where(radius < 1.75, 1, -1) == data["y"]).all()
    assert len(set(radius.tolist())) == n


@given(SEEDS, st.integers(3, 40), st.floats(0.01, 0.99))
def test_unbalanced(seed: int, n: int, share: float) -> None:
    """The share of positive labels is as asked, but both labels are there."""
    data = draws(seed).unbalanced(n, 2, share)
    assert both(data["y"], n)
    assert (data["y"] == 1).sum() == min(max(1, round(share * n)), n - 1)
    assert midpoint_of_the_others(data["X"], data["y"])


@given(SEEDS, st.floats(0, 5))
def test_separable_away_from_the_origin(seed: int, away: float) -> None:
    """The boundary is that much farther away, and no point changes its side or its distance."""
    near, far = draws(seed).separable(9, 2, 0.25), draws(seed).separable(9, 2, 0.25, away)
    assert abs(far["b"]) == pytest.approx(abs(near["b"]) + away)
    np.testing.assert_array_equal(far["y"], near["y"])
    distances = [data["X"] @ data["w"] + data["b"] for data in (near, far)]
    np.testing.assert_allclose(*distances, atol=1e-12)


@given(SEEDS, st.integers(3, 20), st.floats(1e-3, 1e3))
def test_planted_svm(seed: int, half: int, C: float) -> None:
    """The planted multipliers are feasible, obey KKT, and the kernel matrix is positive."""
    data = draws(seed).planted_svm(2 * half, C)
    alpha, b, K, y = (data[name] for name in ("alpha", "b", "K", "y"))
    assert ((alpha >= 0) & (alpha <= C)).all()
    assert {0.0, C} < {*alpha.tolist()}
    assert abs((alpha * y).sum()) <= 1e-12 * C
    margin = y * (K @ (alpha * y) + b)
    slack = 1e-6 * max(1.0, np.abs(margin).max())
    assert (margin[alpha == 0] > 1).all()
    assert (margin[alpha == C] < 1).all()
    assert (np.abs(margin[(alpha > 0) & (alpha < C)] - 1) < slack).all()
    np.testing.assert_array_equal(K, K.T)
    assert np.linalg.eigvalsh(K).min() > -1e-9 * np.abs(K).max()
