"""Tests of random results: right ones pass by the stated chance, wrong ones are far beyond it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.numerics.statistics import DISTRIBUTIONS, distribution, independence, mean, repetition

Rng = np.random.Generator
SHAPE = (300, 7, 5)
"""Draws, rows, columns."""
X = np.linspace(-2, 3, 35).reshape(7, 5)
P = 0.3


def dropped(rng: Rng, shape: tuple[int, ...] = SHAPE, p: float = P) -> Any:
    return rng.random(shape) < p


CUT = DISTRIBUTIONS["truncated_normal"](-2.0, 2.0)


def truncated(rng: Rng, n: int) -> Any:
    found = rng.standard_normal(2 * n + 50)
    return found[abs(found) <= 2][:n]


def mirrored(draws: Any) -> Any:
    return np.concatenate([draws, 1 - draws], axis=1)


def copied_column(draws: Any) -> Any:
    draws[:, 4] = draws[:, 21]
    return draws


RIGHT: dict[str, Callable[[Rng], float]] = {
    "share": lambda rng: mean(dropped(rng), P),
    "rare": lambda rng: mean(dropped(rng, (60, 3), 0.02), 0.02),
    "mean": lambda rng: mean(np.where(dropped(rng), 0, X / (1 - P)), X),
    "skewed": lambda rng: mean(rng.exponential(size=(60, 2)), 1.0),
    "independent": lambda rng: independence(dropped(rng)),
    "independent-rare": lambda rng: independence(dropped(rng, (60, 5), 0.05)),
    "independent-numbers": lambda rng: independence(rng.standard_normal((40, 12))),
    "independent-skewed": lambda rng: independence(rng.exponential(size=(100, 20)) ** 2),
    "normal": lambda rng: distribution(rng.standard_normal(200), DISTRIBUTIONS["normal"]()),
    "uniform": lambda rng: distribution(rng.uniform(-1, 2, 50), DISTRIBUTIONS["uniform"](-1, 2)),
    "pairs": lambda rng: repetition([bool(x) for x in dropped(rng, (8,), 0.5)]),
    "rare-pairs": lambda rng: repetition([bool(x) for x in dropped(rng, (60,), 0.02)]),
    "truncated": lambda rng: distribution(truncated(rng, 200), CUT),
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_samples_fail_no_more_often_than_stated(name: str) -> None:
    """Of 10,000 right runs at a level of 1 in 100, at most 130 fall below it (4 sigma above)."""
    rng, alarms = np.random.default_rng(8), 0
    for _ in range(10_000 if name != "mean" else 2_000):
        alarms += RIGHT[name](rng) < 0.01
    assert alarms <= 140


WRONG: dict[str, Callable[[Rng], float]] = {
    "same-for-every-call": lambda rng: independence(np.broadcast_to(dropped(rng)[:1], SHAPE)),
    "per-row": lambda rng: independence(np.broadcast_to(dropped(rng)[:, :, :1], SHAPE)),
    "per-feature": lambda rng: independence(np.broadcast_to(dropped(rng)[:, :1], SHAPE)),
    "a-fixed-number": lambda rng: independence(rng.random(SHAPE).argsort(axis=-1) < 2),
    "mirrored-half": lambda rng: independence(mirrored(rng.random((300, 30))) < 0.6),
    "one-pair": lambda rng: independence(copied_column(rng.standard_normal((300, 30)))),
    "other-share": lambda rng: mean(dropped(rng), 1 - P),
    "scaled-by-p": lambda rng: mean(np.where(dropped(rng), 0, X / P), X),
    "not-scaled": lambda rng: mean(np.where(dropped(rng), 0, X), X),
    "clipped": lambda rng: distribution(np.clip(rng.standard_normal((300, 99)), -2, 2), CUT),
    "not-truncated": lambda rng: distribution(rng.standard_normal(2000), CUT),
    "not-finite": lambda rng: distribution(np.full(9, np.nan), CUT),
    "copied": lambda rng: repetition([float(x) for x in np.repeat(rng.random(20), 2)]),
    "copied-yes-or-no": lambda rng: repetition(
        [bool(x) for x in np.repeat(dropped(rng, (99,)), 2)]
    ),
    "constant": lambda rng: mean(np.full((30, 2), 1.5), 1.0),
    "infinite": lambda rng: mean(np.full((30, 2), np.inf), 1.0),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_samples_are_found_at_a_level_of_one_in_a_billion(name: str) -> None:
    """Each known mistake lies far beyond what chance allows."""
    assert WRONG[name](np.random.default_rng(5)) < 1e-9


def test_what_does_not_vary_and_is_right_passes() -> None:
    """p = 0 and p = 1 leave nothing to chance."""
    assert mean(np.zeros((30, 4), bool), 0.0) == 1.0
    assert independence(np.zeros((4, 0))) == distribution(np.zeros((4, 0)), CUT) == 1.0
    assert repetition([0] * 30) == repetition([]) == repetition([1]) == 1.0
    assert mean(np.ones((30, 4), bool), 1.0) == 1.0
    assert mean(np.broadcast_to(X, (30, 7, 5)), X) == 1.0


def test_one_entry_that_never_drops() -> None:
    """A share that is right over all entries, but not of one of them."""
    found = dropped(np.random.default_rng(4), (300, 40))
    assert mean(found, P) > 1e-3
    found[:, 7] = False
    assert mean(found, P) < 1e-20
