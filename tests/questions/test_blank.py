"""Blanks in sentences and in code."""

from __future__ import annotations

import pytest

from grader.messages import Language

KIND = "blank"

CODE = """
prompt: Fill in.
code: |
  p = softmax(q @ ____ / np.sqrt(____))
compare: code
blanks:
  - {answer: k.T, accept: [k.transpose()], wrong: [{value: k, why: shapes, misconception: no-t}]}
  - {answer: "q.shape[-1]", accept: ["k.shape[-1]"]}
"""
ONE = "prompt: The maximum is ____ first.\nblanks: [subtracted]\n"


@pytest.mark.parametrize(
    "typed",
    [
        "k.T ; q.shape[-1]",
        "k.T;k.shape[-1]",
        " k . T ; q.shape[ -1 ]",
        "k.transpose()；q.shape[-1]",
    ],
)
def test_code(desk, typed):
    """Spaces do not count in code."""
    assert desk.share(desk.variant(CODE), typed) == 1


def test_case_counts_in_code(desk):
    """`k.t` is not `k.T`."""
    assert desk.share(desk.variant(CODE), "k.t ; q.shape[-1]") == 0.5


def test_blanks_count_one_by_one(desk):
    """Each blank has its verdict; a listed wrong one its reason."""
    drawn = desk.variant(CODE)
    marking = desk.marking(drawn, "k ; q.shape[-1]")
    assert marking.share == 0.5
    assert [(r.label, r.good, Language().of(r.text)) for r in marking.remarks] == [
        ("1", False, "shapes"),
        ("2", True, ""),
    ]
    assert marking.misconceptions == ("no-t",)
    assert marking.slip == "1: no-t"


def test_one_blank(desk):
    """One blank is one line, compared as words."""
    drawn = desk.variant(ONE)
    assert desk.share(drawn, "Subtracted.") == 1
    assert desk.share(drawn, "added; really") == 0
    assert drawn.body.how() == "what belongs in the blank"


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("k.T", "2 blanks are to be filled in, got 1", 4),
        ("k.T ; a ; b", "2 blanks are to be filled in, got 3", 1),
        ("k.T ;", "a blank is left empty", 6),
        (" ; x", "a blank is left empty", 1),
    ],
)
def test_unreadable(desk, typed, message, column):
    """The number of answers must fit."""
    assert desk.unreadable(desk.variant(CODE), typed) == (message, column)


def test_the_number_of_blanks_must_fit(desk):
    """As many blanks as answers."""
    assert desk.fault("prompt: No blank.\nblanks: [a]") == (
        "prompt and code have 0 blanks `____`, answers are given for 1"
    )
