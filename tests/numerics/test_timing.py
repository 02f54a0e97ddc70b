"""The ratio of paired times."""

from __future__ import annotations

import math
import random

from grader.numerics.timing import ratio


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
    assert math.isclose(noisy.low, 30.0 * 0.97)


def test_few_pairs_say_little() -> None:
    """Too few pairs give a value without a width; none give nothing."""
    assert ratio([3.0, 3.0], [1.0, 1.0]).half_width == math.inf
    assert math.isclose(ratio([3.0, 4.0], [1.0, 1.0]).low, 3.0)
    assert math.isnan(ratio([], []).value)
