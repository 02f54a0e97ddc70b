"""Statistics of paired times: a ratio with its interval, from interleaved blocks (AB BA)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

FEW = 3
"""Pairs that tell something. With fewer than `ENOUGH`, the interval is all of them."""
ENOUGH = 6
FAR = 2.0
"""By how much the interval of a few pairs must miss every limit: more would tell no more."""

LONG = 8e-3
"""Seconds of a call whose time one pair tells: what disturbs it is little beside it."""
ONE = 0.25
"""Relative half-width of the interval of fewer than `FEW` pairs."""

MIN_HALF_WIDTH = 0.03
"""No interval is narrower: what two builds of the same code differ by."""

NOISE = 2.0
"""By how much a busy machine lengthens the times of all pairs together, at the most."""

INCONCLUSIVE = 0.10
"""Relative half-width above which a ratio says nothing."""


class Ratio(NamedTuple):
    """How many times slower than the reference; `half_width` is relative.

    `low` is the lower end of the interval: as fast as that it was, in a good part of the blocks,
    and not far from it in all of them together: who is slow in some of them only is slow. `high`
    is the upper end: slower than that it was neither in most blocks nor in all together.
    """

    value: float
    half_width: float
    pairs: int
    low: float
    high: float

    @property
    def conclusive(self) -> bool:
        return self.pairs >= ENOUGH and self.half_width <= INCONCLUSIVE

    def settles(self, limits: Sequence[float], margin: float) -> bool:
        """Whether the interval, made wider by a factor, has none of the limits in it.

        That of a few pairs is made wider still.
        """
        margin *= FAR if self.pairs < ENOUGH else 1.0
        return math.isfinite(self.half_width) and not any(
            self.low / margin <= limit < self.high * margin for limit in limits
        )


def few(got: Sequence[float]) -> int:
    """Return how many pairs tell something, by the seconds of a call."""
    return 1 if got and min(got) >= LONG else FEW


def ratio(got: Sequence[float], reference: Sequence[float]) -> Ratio:
    """Return exp(median of the log ratios) of paired CPU times of a call, in seconds.

    The interval is the distribution-free one of the median (order statistics, 95 %).
    """
    logs = sorted(math.log(a / b) for a, b in zip(got, reference, strict=True) if a > 0 and b > 0)
    n = len(logs)
    if not n:
        return Ratio(math.nan, math.inf, n, math.nan, math.nan)
    middle = (logs[(n - 1) // 2] + logs[n // 2]) / 2
    if n < few(got):
        return Ratio(math.exp(middle), math.inf, n, math.exp(logs[0]), math.inf)
    reach = math.ceil(0.98 * math.sqrt(n))  # 1.96 * sqrt(n) / 2 ranks on either side
    low, high = logs[max(0, n // 2 - reach)], logs[min(n - 1, n // 2 + reach)]
    least = ONE if n < FEW else MIN_HALF_WIDTH
    half = max(least, math.exp((high - low) / 2) - 1)
    value = math.exp(middle)
    lowest = min(math.exp(low), value * (1 - least))
    highest = max(math.exp(high), value * (1 + least))
    whole = _whole(got, reference)
    return Ratio(value, half, n, max(lowest, whole / NOISE), max(highest, whole))


def _whole(got: Sequence[float], reference: Sequence[float]) -> float:
    """Return the ratio of the times of all pairs together, but a few of the slowest."""
    pairs = sorted(zip(got, reference, strict=True), key=lambda pair: pair[0] / (pair[1] or 1.0))
    kept = pairs[: len(pairs) - math.ceil(len(pairs) / 20)]
    return sum(a for a, _ in kept) / (sum(b for _, b in kept) or math.inf)
