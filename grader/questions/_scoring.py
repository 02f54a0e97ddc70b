"""How much a set of ticks is worth; a guesser gains nothing by the default rule."""

from __future__ import annotations

from collections.abc import Set

SCORING = ("net-correct", "all-or-nothing", "coverage", "each")


def net(hits: int, misses: int, right: int, wrong: int) -> float:
    """Return what ticks are worth before negative values become 0.

    It is `(hits - misses) / right`; where fewer are wrong than right, a miss weighs more, so that
    ticking everything is worth 0 there too.
    """
    weight = max(1.0, right / wrong) if wrong else 1.0
    return (hits - weight * misses) / right


def share(ticked: Set[int], right: Set[int], count: int, scoring: str) -> float:
    """Return the share of the points for ticking `ticked` of `count` options."""
    hits, misses = len(ticked & right), len(ticked - right)
    if scoring == "all-or-nothing":
        return float(ticked == right)
    if scoring == "coverage":
        return 0.0 if misses else hits / len(right)
    if scoring == "each":
        return 1 - (misses + len(right) - hits) / count
    return max(0.0, net(hits, misses, len(right), count - len(right)))
