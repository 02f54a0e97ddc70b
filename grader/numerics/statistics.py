"""Tests of random results that fail nobody by bad luck: bounds on the chance of a false alarm.

Every test returns an upper bound of the probability that a right answer looks at least as wrong as
what was seen. Bounds that hold for any number of samples are used where there are some:

- a share of independent yes/no entries: Chernoff's bound in its Kullback-Leibler form
  (Hoeffding 1963, theorem 1);
- a distribution: the Dvoretzky-Kiefer-Wolfowitz inequality with Massart's constant (1990);
- independence along an axis: the sums along it are spread as those of independent entries are, by
  the tail bounds of chi-squared variables (Laurent and Massart 2000, lemma 1), widened for the
  spread that the sums show;
- independence of two entries: Bernstein's inequality (below) for the mean of their product
- results that come in equal pairs: the share of all pairings (a permutation test, exact);
- a mean of anything else: Bernstein's inequality over the draws, which are independent of each
  other, with the variance and the largest deviation that they show.

`samples` have the draws along their first axis.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

Floats = np.ndarray[Any, np.dtype[np.float64]]

MOST_PAIRS = 2_000_000
"""Entries are compared two by two up to this number of pairs; beyond it, only in sums."""


class Distribution(NamedTuple):
    """A continuous distribution: its cumulative function and the ends of its support."""

    cumulative: Callable[[Floats], Floats]
    low: float
    high: float


# --------------------------------------------------------------------------- tests


def mean(samples: Any, expected: Any) -> float:
    """Bound the chance that right samples are this far from their mean.

    Parameters
    ----------
    samples : array of shape (draws, ...)
        Booleans are taken as independent entries with one probability, which each of them must
        have; of numbers only the draws are independent.
    expected : number or array of shape (...)
        The mean of every entry.
    """
    values = np.asarray(samples)
    if values.dtype.kind == "b" and np.ndim(expected) == 0:
        return _shares(values.reshape(len(values), -1), float(expected))
    if not values.size:
        return 1.0
    wide = values.astype(np.float64)
    want = np.broadcast_to(np.asarray(expected, np.float64), wide.shape[1:])
    if not np.isfinite(wide).all():
        return 0.0
    off = (wide - want).reshape(len(wide), -1)
    chances = [_bernstein(off.mean(axis=1), _rounding(want))]
    weight = want.reshape(-1)
    if weight.size and np.ptp(weight) > 0:  # a wrong factor cancels in a mean of many signs
        slope = off @ weight / (weight @ weight)
        chances.append(_bernstein(slope, _rounding(np.ones(1))))
    return min(1.0, len(chances) * min(chances))


def independence(samples: Any) -> float:
    """Bound the chance that independent entries with one common mean are spread like these.

    Entries are compared along every axis of a draw, over a whole draw, from draw to draw, and two
    by two. A mask that is shared by rows, columns or calls is found, one with a fixed number of
    entries, and a half that follows from the other one.
    """
    values = np.asarray(samples).astype(np.float64)
    if not values.size:
        return 1.0
    centred = values - values.mean()
    variance = float(np.mean(centred**2))
    parts = [np.moveaxis(centred, axis, -1) for axis in range(values.ndim)]
    if values.ndim > 2:
        parts.append(centred.reshape(len(centred), -1))  # (draws, entries)
    parts = [part for part in parts if part.shape[-1] > 1]
    if not variance or not parts:
        return 0.0
    chances = [_spread(part, variance) for part in parts]
    chances.append(_pairs(centred.reshape(len(centred), -1) / math.sqrt(variance)))
    return min(1.0, len(chances) * min(chances))


def distribution(samples: Any, wanted: Distribution) -> float:
    """Bound the chance that independent samples of a distribution lie like these."""
    values = np.sort(np.asarray(samples, np.float64).reshape(-1))
    slack = 1e-6 * max(1.0, *(abs(end) for end in wanted[1:] if math.isfinite(end)), 0.0)
    if not values.size:
        return 1.0
    if not np.isfinite(values).all():
        return 0.0
    if values[0] < wanted.low - slack or values[-1] > wanted.high + slack:
        return 0.0
    count = len(values)
    should = np.clip(wanted.cumulative(values), 0.0, 1.0)
    # equal values are one step, up from the first and down to the last of them
    above = np.searchsorted(values, values, side="right") / count - should
    below = should - np.searchsorted(values, values, side="left") / count
    gap = float(max(above.max(), below.max(), 0.0))
    return min(1.0, 2 * math.exp(-2 * count * gap**2))


def repetition(samples: Sequence[Hashable]) -> float:
    """Bound the chance that right samples agree in every pair, the first with the second and so on.

    Samples that are independent of each other are as likely in any other order: it is the share of
    the ways to pair these values off in which every pair is of equal ones. An odd one is left out.
    """
    counts = Counter(samples[: len(samples) // 2 * 2])
    if any(a != b for a, b in zip(samples[::2], samples[1::2], strict=False)):
        return 1.0
    ways = sum(map(_log_pairings, counts.values())) - _log_pairings(counts.total())
    return math.exp(ways)


def _log_pairings(count: int) -> float:
    """Return the logarithm of the number of ways to pair off an even number of things."""
    half = count // 2
    return math.lgamma(count + 1) - half * math.log(2) - math.lgamma(half + 1)


# --------------------------------------------------------------------------- bounds


def _shares(values: Any, p: float) -> float:
    """Bound the chance of the share of all entries together, and of every entry by itself."""
    draws, entries = values.shape
    counts = set(values.sum(axis=0).tolist())
    each: float = entries * min((_share(hits, draws, p) for hits in counts), default=1.0)
    return min(1.0, 2 * _share(int(values.sum()), values.size, p), 2 * each)


def _share(hits: int, count: int, p: float) -> float:
    """Chernoff's bound on both sides for `hits` of `count` at probability `p`."""
    if not count:
        return 1.0
    got = hits / count
    distance = 0.0
    for a, b in ((got, p), (1 - got, 1 - p)):
        if a > 0:
            if b <= 0:
                return 0.0
            distance += a * math.log(a / b)
    return min(1.0, 2 * math.exp(-count * max(0.0, distance)))


def _bernstein(units: Floats, rounding: float) -> float:
    """Bound the chance of the mean of independent `units` that should be 0, on both sides."""
    count, centre = len(units), float(units.mean())
    if abs(centre) <= rounding:
        return 1.0
    away = units - centre
    variance, largest = float(np.mean(away**2)), float(np.abs(away).max())
    if not variance:
        return 0.0
    power = count * centre**2 / (2 * (variance + largest * abs(centre) / 3))
    return min(1.0, 2 * math.exp(-power))


def _pairs(units: Floats) -> float:
    """Bound the chance of the mean products of any two columns of `units` (mean 0, variance 1)."""
    count, entries = units.shape
    pairs = entries * (entries - 1) // 2
    if not 0 < pairs <= MOST_PAIRS:
        return 1.0
    centre = np.abs(units.T @ units) / count
    largest = np.abs(units).max(axis=0)
    variance = np.maximum((units**2).T @ units**2 / count, 1.0)  # 1 if they are independent
    power = count * centre**2 / (2 * (variance + np.outer(largest, largest) * centre / 3))
    np.fill_diagonal(power, 0.0)
    likeliest = float(power.max())
    return min(1.0, float(pairs * 2 * math.exp(-likeliest)))


def _rounding(want: Floats) -> float:
    return 1e-5 * float(np.abs(want).max(initial=0.0))


def _spread(centred: Floats, variance: float) -> float:
    """Bound the chance of the spread of sums along the last axis."""
    length = centred.shape[-1]
    squares = (centred.sum(axis=-1) ** 2 / (length * variance)).reshape(-1)  # mean 1 each
    groups = len(squares)
    scale = max(math.sqrt(2.0), float(squares.std()) if groups > 1 else 0.0)
    z = abs(float(squares.mean()) - 1) * math.sqrt(groups) / scale
    # z = sqrt(2 x) + 2 x / sqrt(2 groups), solved for x: the chance is e^-x on each side
    width = math.sqrt(2 / groups)
    root = (math.sqrt(2 + 4 * width * z) - math.sqrt(2)) / (2 * width)
    return min(1.0, 2 * math.exp(-(root**2)))


# --------------------------------------------------------------------------- distributions


def _normal(mean: float = 0.0, std: float = 1.0) -> Distribution:
    _above(0.0, std)
    return Distribution(lambda x: _phi((x - mean) / std), -math.inf, math.inf)


def _uniform(low: float, high: float) -> Distribution:
    _above(low, high)
    return Distribution(lambda x: (x - low) / (high - low), low, high)


def _truncated_normal(low: float, high: float, mean: float = 0.0, std: float = 1.0) -> Distribution:
    _above(low, high)
    _above(0.0, std)
    ends = _phi((np.array([low, high]) - mean) / std)
    _above(*ends)
    return Distribution(
        lambda x: (_phi((x - mean) / std) - ends[0]) / (ends[1] - ends[0]), low, high
    )


def _above(low: float, high: float) -> None:
    """Raise `ValueError` for a distribution that has no width."""
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        raise ValueError("no width")


_erfc = np.vectorize(math.erfc, otypes=[np.float64])


def _phi(z: Floats) -> Floats:
    """The cumulative function of the standard normal distribution."""
    result: Floats = 0.5 * _erfc(-z / math.sqrt(2))
    return result


DISTRIBUTIONS: Mapping[str, Callable[..., Distribution]] = {
    "normal": _normal,
    "uniform": _uniform,
    "truncated_normal": _truncated_normal,
}
"""Distributions by name, with their parameters: `uniform(lo, hi)`, `normal(mean=0, std=1)`,
`truncated_normal(lo, hi, mean=0, std=1)`, whose ends are values, not multiples of the spread."""
