"""The ratio of paired times."""

from __future__ import annotations

import math
import random

import pytest

from grader.numerics.timing import LONG, ONE, ratio


def test_common_noise_cancels() -> None:
    """A load that slows both sides of a pair leaves the ratio alone."""
    rng = random.Random(1)
    load = [rng.choice([1.0, 5.0]) for _ in range(60)]
    found = ratio([2.0 * k for k in load], load)
    assert math.isclose(found.value, 2.0)
    assert found.half_width == 0.03
    assert found.conclusive


def test_outliers_do_not_matter() -> None:
    """A few disturbed blocks move neither the median nor its interval."""
    got = [1.0] * 50 + [30.0] * 5
    assert math.isclose(ratio(got, [1.0] * 55).value, 1.0)


def test_noise_is_said() -> None:
    """Independent noise of a factor of four is inconclusive."""
    rng = random.Random(2)
    noisy = ratio([rng.uniform(1, 4) for _ in range(20)], [rng.uniform(1, 4) for _ in range(20)])
    assert not noisy.conclusive


def test_noise_of_its_own_does_not_help() -> None:
    """What is slow, and far slower at times, is at least slow."""
    noisy = ratio([*[30.0] * 11, *[3000.0] * 9] * 3, [1.0] * 60)
    assert not noisy.conclusive
    assert noisy.low > 30.0 * 0.9


def test_few_pairs_say_little() -> None:
    """Too few pairs give a value without a width; none give nothing."""
    assert ratio([3e-4, 3e-4], [1e-4, 1e-4]).half_width == math.inf
    assert math.isclose(ratio([3e-4, 4e-4], [1e-4, 1e-4]).low, 3.0)
    assert math.isnan(ratio([], []).value)


@pytest.mark.parametrize("n", [12, 13, 30, 150])
@pytest.mark.parametrize("part", [1 / 3, 1 / 2, 2 / 3])
def test_slow_in_a_part_of_the_blocks(n: int, part: float) -> None:
    """Who is sixty times slower in a good part of the blocks is not as fast as in the others."""
    slow = round(n * part)
    for got in ([60.0] * slow + [1.0] * (n - slow), [1.0] * (n - slow) + [60.0] * slow):
        assert ratio(got, [1.0] * n).low > 5


def test_a_few_slow_blocks_are_noise() -> None:
    """An accident of the machine in a block or two costs nothing."""
    got = [1.0] * 28 + [40.0] * 2
    assert ratio(got, [1.0] * 30).low < 1.3
    assert ratio([1.3, 1.1, 1.0] * 20, [1.0] * 60).low < 1.2


def test_an_interval_settles_between_limits() -> None:
    """Where no limit lies in it, by a margin; what is open settles nothing."""
    found = ratio([2.0] * 6, [1.0] * 6)
    assert found.settles([3, 10], 1.1)
    assert not found.settles([2, 10], 1.1)
    assert not found.settles([2.1], 1.1)
    assert ratio([20.0] * 6, [1.0] * 6).settles([3, 10], 1.1)
    assert not ratio([2.0] * 5, [1.0] * 5).settles([3, 10], 1.1)
    assert not ratio([1e-4] * 2, [1e-4] * 2).settles([3, 10], 1.1)


def test_one_long_call_settles_what_is_far_off() -> None:
    """Who takes many milliseconds for a call is timed once; near a limit, as often as others."""
    assert ratio([2 * LONG], [LONG / 30]).settles([3, 10], 1.1)
    assert not ratio([2 * LONG], [LONG / 10]).settles([3, 10], 1.1)
    assert not ratio([LONG / 2], [LONG / 200]).settles([3, 10], 1.1)
    assert ratio([2 * LONG], [LONG / 30]).half_width == ONE


def test_a_few_pairs_settle_what_is_far_off() -> None:
    """All of them far below every limit, or above, or between two that are far apart."""
    assert ratio([1.0, 1.2, 0.9], [1.0] * 3).settles([3, 10], 1.1)
    assert ratio([60.0, 50.0, 70.0], [1.0] * 3).settles([3, 10], 1.1)
    assert not ratio([1.0, 1.2, 2.9], [1.0] * 3).settles([3, 10], 1.1)
    assert not ratio([60.0, 50.0, 11.0], [1.0] * 3).settles([3, 10], 1.1)
    assert not ratio([1.0] * 5, [1.0] * 5).conclusive


def test_slow_in_few_blocks_does_not_settle() -> None:
    """Who is slow in a part of the blocks may be slow in all together."""
    assert not ratio([1.0] * 5 + [60.0], [1.0] * 6).settles([3, 10], 1.1)
