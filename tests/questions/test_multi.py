"""Several right choices."""

from __future__ import annotations

import itertools

import pytest

from grader.messages import Language
from grader.questions import Unreadable, mark

KIND = "multi"

BODY = """
shuffle: false
choices:
  - {text: a, correct: true}
  - {text: b, correct: true}
  - {text: c, why: no c, misconception: c-idea}
  - {text: d, why: no d}
"""


@pytest.mark.parametrize(
    ("scoring", "shares"),
    [
        ("net-correct", {"1 2": 1, "1": 0.5, "1 3": 0, "1 2 3": 0.5, "1 2 3 4": 0, "0": 0}),
        ("all-or-nothing", {"1 2": 1, "1": 0, "1 2 3": 0, "0": 0}),
        ("coverage", {"1 2": 1, "1": 0.5, "1 2 3": 0, "0": 0}),
        ("each", {"1 2": 1, "1": 0.75, "1 2 3": 0.75, "1 2 3 4": 0.5, "0": 0.5, "3 4": 0}),
    ],
)
def test_scoring(desk, scoring, shares):
    """Each rule of marking, on the same answers."""
    drawn = desk.variant(BODY + f"scoring: {scoring}\n")
    assert {typed: desk.share(drawn, typed) for typed in shares} == shares


def test_only_the_right_set_is_right(desk):
    """Under every rule full marks need exactly the right choices."""
    for scoring in ("net-correct", "all-or-nothing", "coverage", "each"):
        drawn = desk.variant(BODY + f"scoring: {scoring}\n")
        for size in range(5):
            for picked in itertools.combinations("1234", size):
                right = desk.marking(drawn, " ".join(picked) or "0").right
                assert right == (set(picked) == {"1", "2"})


def test_feedback_per_option(desk):
    """Every ticked option has its reason; what is missing is counted, not named."""
    drawn = desk.variant(BODY)
    marking = desk.marking(drawn, "1 3")
    assert [(r.label, r.good, Language().of(r.text)) for r in marking.remarks] == [
        ("1", True, ""),
        ("3", False, "no c"),
        ("", None, "one right choice is missing"),
    ]
    assert marking.misconceptions == ("c-idea",)
    assert marking.slip == "3"
    assert desk.marking(drawn, "1").slip == "missing"


@pytest.mark.parametrize(
    "typed",
    [
        *("1 2", "2,1", "1, 2", "1;2", "a b", "1、2", "1 2 ", "[1, 2]", "1 and 2", "1 & 2"),
        *("1和2", "选项 1 和 2", "options 1, 2", "#1 #2"),
    ],
)
def test_spellings(desk, typed):
    """Spaces, commas and letters do, in any order."""
    assert desk.share(desk.variant(BODY), typed) == 1


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("1 1", "1 is named twice", 3),
        ("1 5", "`5` is none of 1 to 4", 3),
        ("", "nothing was typed", 0),
        ("12", "`12` is none of 1 to 4", 1),
        ("1|2", "`|` is no separator here", 2),
        ("2 1/3", "`/` is no separator here", 4),
        ("all", "`all` is none of 1 to 4", 1),
    ],
)
def test_unreadable(desk, typed, message, column):
    """What cannot be read is explained with its column."""
    assert desk.unreadable(desk.variant(BODY), typed) == (message, column)


def test_all_right_is_refused(desk):
    """Where everything is right, ticking everything would be right."""
    body = "choices: [{text: a, correct: true}, {text: b, correct: true}]"
    assert desk.fault(body) == "every choice is `correct`"
    body = "choices: [{text: a, why: x}, {text: b, why: x}]"
    assert desk.fault(body) == "no choice is `correct`"


def test_digits_in_a_row(desk):
    """They are no number of a choice; how to write them apart is said."""
    drawn = desk.variant(BODY)
    for typed, hint in (("12", "write `1 2`"), ("134", "write `1 3 4`"), ("15", ""), ("00", "")):
        marked = mark(drawn, typed)
        assert isinstance(marked, Unreadable)
        assert (marked.message, marked.hint or "") == (f"`{typed}` is none of 1 to 4", hint)
