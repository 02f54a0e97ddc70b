"""What code prints."""

from __future__ import annotations

import json

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
    assert drawn.body.how() == "what is printed: 2 lines, one by one"
    assert desk.share(drawn, "[0.5 0.5 0.]\n0.4") == 1
    assert desk.why(drawn, "[0.5 0.5 0]\n0.5") == "wrong: line 2"
    assert desk.why(drawn, "[0.5 0.5 1]\n0.5") == ""
    assert desk.share(drawn, "[0.5 0.5 0. ] 0.4") == 0
    three = desk.variant("code: print(p)\nanswer: |\n  1\n  2\n  3\n")
    assert desk.why(three, "1\n3\n2") == "wrong: lines 2 and 3"


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("[-1.22  0.  1.22]", "-1.22 0 1.22"),
        ("[-1.22  0.  1.22]", "-1.22, 0, 1.22"),
        ("[-1.22  0.  1.22]", "[-1.22, 0, 1.22]"),
        ("[1, 2, 3]", "[1 2 3]"),
        ("1.0 2.0", "[1. 2.]"),
        ("[nan nan]", "nan nan"),
        ("[True False]", "True, False"),
        ("[[0.5, 0.125], [2.0, 0.5]]", "[[.5 .125] [2 .5]]"),
        ("[[1. 2.]\n [3. 4.]]", "1 2\n3 4"),
        ("[[1. 2.]\n [3. 4.]]", "[1, 2]\n[3, 4]"),
        ("(3, 2)", "(3 2)"),
        ("(3,)", "( 3 , )"),
    ],
)
def test_brackets_of_flat_lists_do_not_count(desk, answer, typed):
    """Nor do the commas of a list, which an array prints without."""
    body = f"code: print(p)\nanswer: {json.dumps(answer)}\n"
    assert desk.share(desk.variant(body), typed) == 1
    if typed.count(" ") != 3:
        assert desk.share(desk.variant(body + "exact: true\n"), typed) == 0


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("(3,)", "3"),
        ("(3,)", "(3)"),
        ("3", "(3,)"),
        ("(3, 2)", "3, 2"),
        ("(3, 2)", "[3, 2]"),
        ("[2.]", "2."),
        ("2.0", "[2.]"),
        ("[[1 2]]", "[1 2]"),
        ("[1 2]", "[[1 2]]"),
        ("[[1 2]]", "1 2"),
        ("[1 2] [3]", "1 2 3"),
        ("[[0.5, 0.125], [2.0, 0.5]]", "0.5 0.125 2 0.5"),
        ("[[1.]\n [2.]]", "1\n2"),
        ("[1, (2, 3)]", "[1, 2, 3]"),
        ("{1, 2}", "[1, 2]"),
        ("(2, 3) [1. 2.]", "2 3 1 2"),
    ],
)
def test_brackets_that_say_something_count(desk, answer, typed):
    """Shapes, axes and nesting: the values may be right, the answer is not."""
    body = f"code: print(p)\nanswer: {json.dumps(answer)}\n"
    drawn = desk.variant(body)
    assert desk.share(drawn, typed) == 0
    if "{" not in answer:
        assert desk.why(drawn, typed) == "the values are right, the brackets are not"
    other = desk.variant(f"code: print(p)\nanswer: {json.dumps(typed)}\n")
    assert desk.share(other, answer) == 0


def test_an_answer_that_a_wrong_one_equals_is_refused(desk):
    """An author whose wrong answer differs in its brackets alone is told."""
    body = 'code: print(p)\nanswer: "[1 2]"\nwrong: [{value: "1 2", why: brackets}]\n'
    assert desk.fault(body) == "this wrong answer counts as right"
    assert desk.share(desk.variant(body + "exact: true\n"), "1 2") == 0


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
