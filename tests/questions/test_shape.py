"""Shapes in symbols and in numbers."""

from __future__ import annotations

import pytest

KIND = "shape"

HEADS = """
dims: [B, T, D, H]
answer: (B, H, T, D // H)
wrong:
  - {value: "(B, T, D)", misconception: heads-not-an-axis}
  - {value: "(B, H, T, T)", why: that is the scores}
"""
NUMBERS = 'answer: "(2, 8, 10, 12), (2, 8, 10, 32)"\n'


@pytest.mark.parametrize(
    "typed",
    [
        "(B, H, T, D/H)",
        "B,H,T,D//H",
        "[B, H, T, D / H]",
        "B H T D/H",
        "torch.Size([B, H, T, D//H])",
        "（B，H，T，D/H）",
        "(1*B, H, T, (2*D)/(H+H))",
    ],
)
def test_symbols(desk, typed):
    """Equal sizes are right however they are written."""
    assert desk.share(desk.variant(HEADS), typed) == 1


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("(B, T, H, D/H)", "the right sizes in the wrong order"),
        ("(B, H, T, D)", "not every size is right"),
        ("(B, H, T)", "it does not have 3 axes"),
        ("(B, H, T, T)", "that is the scores"),
        ("(7919, 7937, 7927, 1)", "not every size is right"),
        ("()", "it does not have 0 axes"),
        ("B*T", "it does not have 1 axis"),
    ],
)
def test_wrong(desk, typed, why):
    """The order of the axes matters; numbers are no symbols."""
    drawn = desk.variant(HEADS)
    assert desk.share(drawn, typed) == 0
    assert desk.why(drawn, typed) == why


def test_misconceptions(desk):
    """A listed wrong shape shows its misconception."""
    drawn = desk.variant(HEADS)
    assert desk.marking(drawn, "B,T,D").misconceptions == ("heads-not-an-axis",)


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("(B, N)", "unknown name `N`", 5),
        ("\nB T N", "unknown name `N`", 6),
        ("(B, T", "cannot read the expression: `(` was never closed", 1),
        ("", "nothing was typed", 0),
        ("'a'", "a shape is written like (2, 3)", 1),
        ("(B, 'a')", "a size is a number or a symbol", 1),
        ("len(B)", "unknown function `len`", 1),
        ("(B, T/0)", "division by zero", 6),
    ],
)
def test_unreadable(desk, typed, message, column):
    """Unknown symbols and broken brackets cost nothing."""
    assert desk.unreadable(desk.variant(HEADS), typed) == (message, column)


def test_several_shapes(desk):
    """Each shape counts; a comma, a space or nothing may stand between."""
    drawn = desk.variant(NUMBERS)
    assert drawn.body.key("en") == "(2, 8, 10, 12), (2, 8, 10, 32)"
    for typed in ("(2,8,10,12), (2,8,10,32)", "(2, 8, 10, 12) (2, 8, 10, 32)"):
        assert desk.share(drawn, typed) == 1
    assert desk.share(drawn, "(2,8,10,12),(2,8,10,12)") == 0.5
    assert desk.why(drawn, "(2,8,10,12),(2,8,10,12)") == "wrong: shape 2"
    one = ("2 shapes are asked for, this names 1", 1)
    assert desk.unreadable(drawn, "(2, 8, 10, 12)") == one
    wrong = 'wrong: [{value: "(2, 8)", why: both are asked for}]\n'
    assert drawn.body.how() == "2 shapes such as (2, 3), (2, 3)"
    assert drawn.body.how().text("zh") == "2 个形状，例如 (2, 3), (2, 3)"
    drawn = desk.variant(NUMBERS + wrong)
    assert drawn.body.how() == "a shape such as (2, 3)"
    assert desk.variant("dims: [n]\nanswer: (n,)\n").body.how() == (
        "a shape such as (n,) · symbols: n"
    )
    assert desk.why(drawn, "(2, 8)") == "both are asked for"
    assert desk.why(drawn, "(2, 9)") == "the number of shapes is not right"


def test_one_axis(desk):
    """A number alone is a shape with one axis, whose key has the comma of Python."""
    drawn = desk.variant("answer: (5,)\n")
    assert drawn.body.key("en") == "(5,)"
    assert [desk.share(drawn, typed) for typed in ("(5,)", "5", "(5)", "[5]", "(5, 1)")] == [
        1,
        1,
        1,
        1,
        0,
    ]


def test_drawn_sizes(desk):
    """Parameters stand for numbers."""
    drawn = desk.variant(
        'params: {n: {int: [2, 9]}}\nprompt: "x has {{n}} rows"\nanswer: (n, n + 1)\n'
    )
    n = drawn.names["n"]
    assert drawn.body.key("en") == f"({n}, {n + 1})"
    assert desk.share(drawn, f"{n} {n + 1}") == 1


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("dims: [B, 2x]\nanswer: (B,)", "`2x` cannot be a symbol of this question"),
        ("dims: [B]\nanswer: (B, T)", "unknown name `T`"),
        ("dims: [B]\nanswer: (B,)\nwrong: [{value: '(B, B)'}]", "a wrong answer needs its reason"),
    ],
)
def test_faults(desk, body, fault):
    """Unknown symbols of the author are refused too."""
    assert desk.fault(body) == fault


def test_a_wrong_shape_that_is_right(desk):
    """The audit compares sizes, not spellings."""
    from grader.questions import trial

    question = desk.question("dims: [D, H]\nanswer: (D,)\nwrong: [{value: '(D * H / H,)', why: x}]")
    assert trial(question, "x") == "wrong value 1 is the answer"
