"""Items in order."""

from __future__ import annotations

import itertools

import pytest

from grader.questions import mark

KIND = "order"

CHAIN = """
items: {a: first, b: second, c: third, d: fourth}
before: [a < b < c < d]
"""
LOOSE = """
items: {a: first, b: second, c: third}
before: [a < b, a < c]
"""


def legal(drawn):
    """Yield the typed answers that are right."""
    for order in itertools.permutations(range(1, len(drawn.body.names) + 1)):
        typed = " ".join(map(str, order))
        if mark(drawn, typed)[1].right:
            yield typed


def test_only_the_chain_is_right(desk):
    """A chain admits one order, and its reverse is worth nothing."""
    drawn = desk.variant(CHAIN)
    assert list(legal(drawn)) == [drawn.body.key("en")]
    assert desk.share(drawn, " ".join(reversed(drawn.body.key("en").split()))) == 0


def test_any_legal_order_is_right(desk):
    """What the rules leave open is open."""
    assert len(list(legal(desk.variant(LOOSE)))) == 2


def test_the_shown_order_is_never_right(desk):
    """Whoever types 1 2 3 4 has not been lucky."""
    for number in range(50):
        assert desk.share(desk.variant(CHAIN, f"s{number}"), "1 2 3 4") < 1


@pytest.mark.parametrize(
    ("scoring", "share"), [("pairs", 2 / 3), ("all-or-nothing", 0), ("lcs", 0.5)]
)
def test_scoring(desk, scoring, share):
    """One swapped pair, by each rule."""
    drawn = desk.variant(CHAIN + f"scoring: {scoring}\n")
    one, two, *rest = drawn.body.key("en").split()
    assert desk.share(drawn, " ".join([two, one, *rest])) == pytest.approx(share)


def test_the_remark_is_true(desk):
    """It names a pair that stands the wrong way round."""
    drawn = desk.variant(CHAIN)
    one, two, three, four = drawn.body.key("en").split()
    assert desk.why(drawn, f"{two} {one} {three} {four}") == f"{one} comes before {two}"
    assert desk.why(drawn, f"{four} {three} {two} {one}").endswith(
        "(6 pairs are in the wrong order)"
    )
    assert desk.marking(drawn, f"{two} {one} {three} {four}").slip == "b before a"


@pytest.mark.parametrize("form", ["{} {} {} {}", "{},{},{},{}", "{}{}{}{}", "{} < {} < {} < {}"])
def test_spellings(desk, form):
    """Spaces, commas, signs, or nothing between."""
    drawn = desk.variant(CHAIN)
    assert desk.share(drawn, form.format(*drawn.body.key("en").split())) == 1


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("1 2 3", "4 is missing", 6),
        ("1", "2, 3, 4 are missing", 2),
        ("1 2 3 3", "3 is named twice", 7),
        ("1 2 3 5", "`5` is none of 1 to 4", 7),
        ("1233", "3 is named twice", 4),
        (" abxd", "`x` is none of 1 to 4", 4),
        ("aaba", "1 is named twice", 2),
        ("", "nothing was typed", 0),
    ],
)
def test_unreadable(desk, typed, message, column):
    """Each item exactly once, or it costs nothing."""
    assert desk.unreadable(desk.variant(CHAIN), typed) == (message, column)


@pytest.mark.parametrize(
    ("before", "fault"),
    [
        ("[a < b, b < a]", "the rules go round in a circle here"),
        ("[a < b < c, c < a]", "the rules go round in a circle here"),
        ("[a < e]", "`e` is no item"),
        ("[a]", "expected a rule such as `a < b`, got `a`"),
        ("[1]", "expected a rule such as `a < b`, got `1`"),
        ("[a < a]", "the rules go round in a circle here"),
    ],
)
def test_faults(desk, before, fault):
    """Rules that contradict each other are refused."""
    assert desk.fault(f"items: {{a: x, b: y, c: z}}\nbefore: {before}") == fault
