"""Pairs."""

from __future__ import annotations

import pytest

from grader.messages import Language

KIND = "match"

BODY = """
shuffle: false
pairs:
  - {left: one, right: {en: I, zh: 壹}, why: one is I}
  - {left: two, right: II, misconception: two-idea}
  - {left: three, right: III}
extra: [IV]
"""


def test_shares(desk):
    """Every right pair counts the same."""
    drawn = desk.variant(BODY)
    assert desk.share(drawn, drawn.body.key("en")) == 1
    letters = [pair[1] for pair in drawn.body.key("en").split()]
    swapped = f"1{letters[1]} 2{letters[0]} 3{letters[2]}"
    assert desk.share(drawn, swapped) == pytest.approx(1 / 3)
    marking = desk.marking(drawn, swapped)
    assert [(r.good, Language().of(r.text)) for r in marking.remarks] == [
        (False, "one is I"),
        (False, ""),
        (True, ""),
    ]
    assert marking.misconceptions == ("two-idea",)
    assert marking.slip == "pair 1, 2"


@pytest.mark.parametrize(
    "form",
    [
        "1{} 2{} 3{}",
        "1={},2={},3={}",
        "3{2} 1{0} 2{1}",
        "{}{}{}",
        "{} {} {}",
        "1-{} 2-{} 3-{}",
        "1{}2{}3{}",
    ],
)
def test_spellings(desk, form):
    """Pairs in any order, or only the letters in the order of the left sides."""
    drawn = desk.variant(BODY)
    letters = [pair[1] for pair in drawn.body.key("en").split()]
    assert desk.share(drawn, form.format(*letters)) == 1
    assert desk.share(drawn, form.format(*letters).upper()) == 1


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("", "nothing was typed", 0),
        ("1a 2b", "3 has no partner", 6),
        ("1a 1b 2c", "1 is named twice", 4),
        ("4a", "`4` is none of 1 to 3", 1),
        ("1e 2a 3b", "`e` is none of a to d", 2),
        ("abe", "`e` is none of a to d", 3),
        ("one two", "`one` is no pair such as 1a", 1),
        ("1a 2b 3", "`3` is no pair such as 1a", 7),
        ("1a|2b", "`|` is no separator here", 3),
    ],
)
def test_unreadable(desk, typed, message, column):
    """Each left side needs a partner that is there."""
    assert desk.unreadable(desk.variant(BODY), typed) == (message, column)


def test_partners_that_read_the_same_are_one(desk):
    """Several left sides may share a partner."""
    drawn = desk.variant("pairs: {one: odd, two: even, three: odd}\n")
    rows = drawn.body.rows("en")
    assert len(rows) == 3 + 1 + 2
    assert desk.share(drawn, drawn.body.key("en")) == 1


def test_the_short_form(desk):
    """A mapping is a list of pairs in one language."""
    pairs = desk.question("pairs: {a: b, c: d}").options["pairs"]
    assert [(pair["left"].en, pair["right"].en) for pair in pairs] == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("pairs: {a: b}", "there must be 2 to 12 pairs, got 1"),
        ("pairs: {a: b, c: b}", "all pairs have the same right side"),
        (
            "pairs: {a: b, c: d}\nextra: [b]",
            "this wrong partner is a right one, or stands above",
        ),
        ("pairs: {a: b, A: d}", "this left side stands above already"),
    ],
)
def test_faults(desk, body, fault):
    """Pairs that cannot be told apart are refused."""
    assert desk.fault(body) == fault
