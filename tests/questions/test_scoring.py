"""A guesser gains nothing: property tests of how ticks and orders count."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.questions._scoring import net, share
from grader.questions.order import implied, pairs_share

SIZES = st.integers(1, 6), st.integers(1, 6)


def ticks(right: int, wrong: int):
    """Every set of ticks as (hits, misses)."""
    for ticked in itertools.product([0, 1], repeat=right + wrong):
        yield sum(ticked[:right]), sum(ticked[right:])


@given(*SIZES)
def test_ticking_everything_is_worth_nothing(right, wrong):
    """Also where more choices are right than wrong."""
    assert net(right, wrong, right, wrong) <= 1e-12
    everything = set(range(right + wrong))
    assert share(everything, set(range(right)), right + wrong, "net-correct") <= 1e-12


@given(*SIZES, st.floats(0, 1))
def test_random_ticks_are_worth_nothing_on_average(right, wrong, rate):
    """Whoever ticks each choice with the same probability has an expectation of 0 or less."""
    mean = 0.0
    for hits, misses in ticks(right, wrong):
        count = hits + misses
        chance = rate**count * (1 - rate) ** (right + wrong - count)
        mean += chance * net(hits, misses, right, wrong)
    assert mean <= 1e-9


@given(*SIZES)
def test_a_hit_gains_and_a_miss_costs(right, wrong):
    """More hits are worth more, more misses less; nothing is worth more than 1."""
    for hits, misses in ticks(right, wrong):
        assert net(hits, misses, right, wrong) <= 1
        assert net(hits, misses, right, wrong) <= net(min(hits + 1, right), misses, right, wrong)
        assert net(hits, misses, right, wrong) > net(hits, misses + 1, right, wrong)


def test_more_wrong_than_right_is_the_plain_rule():
    """`(hits - misses) / right` wherever wrong choices are not fewer than right ones."""
    for right, wrong in itertools.product(range(1, 6), repeat=2):
        if wrong >= right:
            for hits, misses in ticks(right, wrong):
                assert net(hits, misses, right, wrong) == (hits - misses) / right


@pytest.mark.parametrize(
    "before",
    [
        ["a < b < c"],
        ["a < b < c < d < e"],
        ["a < b", "a < c", "b < d", "c < d"],
        ["a < b", "c < d"],
    ],
)
def test_random_orders_are_worth_nothing_on_average(before):
    """Over all orders of the items the mean is exactly 0, and floored at 0 it stays small."""
    pairs = implied(before)
    items = sorted({name for pair in pairs for name in pair})
    shares = [pairs_share(order, pairs) for order in itertools.permutations(items)]
    assert abs(sum(shares) / len(shares)) < 1e-9
    floored = sum(max(0.0, share) for share in shares) / len(shares)
    assert floored < 0.3
    assert max(shares) == 1


@given(st.permutations(list("abcdefg")), st.randoms())
def test_any_legal_order_is_right(order, rng: random.Random):
    """Rules drawn from an order hold in that order, and in its reverse all are broken."""
    chains = [" < ".join(sorted(rng.sample(order, 2), key=order.index)) for _ in range(6)]
    pairs = implied(chains)
    assert pairs_share(order, pairs) == 1
    assert pairs_share(order[::-1], pairs) == -1
