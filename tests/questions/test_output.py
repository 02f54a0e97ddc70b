"""What code prints."""

from __future__ import annotations

import pytest

KIND = "output"

BODY = """
code: |
  print(shape, value)
answer: (3, 2) 0.333
wrong: [{value: "(3, 2) 0.5", why: the other axis, misconception: axis}]
"""
TWO = """
code: |
  print(p)
answer: |
  [0.5 0.5 0. ]
  0.4
"""


@pytest.mark.parametrize("typed", ["(3, 2) 0.333", "(3,2) .333", "( 3 , 2 )  0.3330"])
def test_spacing_and_zeros_do_not_count(desk, typed):
    """Numbers compare by value, spaces not at all."""
    assert desk.share(desk.variant(BODY), typed) == 1


@pytest.mark.parametrize("typed", ["(2, 3) 0.333", "(3, 2) 0.33", "(3, 2)", "[3, 2] 0.333", "3"])
def test_other_outputs_are_wrong(desk, typed):
    """The tokens and their order count."""
    assert desk.share(desk.variant(BODY), typed) == 0


def test_exact(desk):
    """`exact: true` tells `0.` from `0`."""
    body = 'code: print(x)\nanswer: "0."\n'
    assert desk.share(desk.variant(body), "0") == 1
    assert desk.share(desk.variant(body + "exact: true\n"), "0") == 0
    assert desk.share(desk.variant(body + "exact: true\n"), " 0. ") == 1


def test_lines(desk):
    """Several lines are asked for one by one; the wrong ones are named."""
    drawn = desk.variant(TWO)
    assert drawn.body.lines == 2
    assert drawn.body.how("en") == "what is printed: 2 lines, one by one"
    assert desk.share(drawn, "[0.5 0.5 0.]\n0.4") == 1
    assert desk.why(drawn, "[0.5 0.5 0]\n0.5") == "not right: line 2"
    assert desk.share(drawn, "[0.5 0.5 0. ] 0.4") == 0


def test_wrong_outputs_are_named(desk):
    """A listed wrong output has its feedback."""
    drawn = desk.variant(BODY)
    assert desk.why(drawn, "(3,2) 0.50") == "the other axis"
    assert desk.marking(drawn, "(3, 2) 0.5").misconceptions == ("axis",)


def test_unreadable(desk):
    """Nothing typed is nothing lost."""
    assert desk.unreadable(desk.variant(BODY), " ") == ("nothing was typed", 0)


def test_the_prompt_has_a_default(desk):
    """What is asked is clear without words of the author."""
    assert desk.question(BODY).prompt.en == "What does this print?"
    assert desk.fault("answer: a") == "missing key `code`"
