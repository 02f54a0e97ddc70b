"""One right choice."""

from __future__ import annotations

import pytest

KIND = "choice"

BODY = """
choices:
  - {text: right, correct: true, why: it is right}
  - {text: wrong, why: it is wrong, misconception: an-idea}
  - {text: wronger, why: it is not right either}
"""


def test_one_choice_is_right(desk):
    """The number of the right choice earns everything, any other nothing and its reason."""
    drawn = desk.variant(BODY)
    key = drawn.body.key("en")
    assert desk.share(drawn, key) == 1
    for typed, remark in drawn.body.slips("en"):
        marking = desk.marking(drawn, typed)
        assert marking.share == 0
        assert marking.remarks == (remark,)
    assert sorted(desk.marking(drawn, typed).slip for typed, _ in drawn.body.slips("en")) == [
        "2",
        "3",
    ]


def test_the_misconception_is_named(desk):
    """A distractor's misconception is in the marking, and among those of the question."""
    drawn = desk.variant(BODY + "shuffle: false\n")
    assert desk.marking(drawn, "2").misconceptions == ("an-idea",)
    assert desk.marking(drawn, "1").misconceptions == ()
    assert drawn.question.misconceptions == ("an-idea",)


@pytest.mark.parametrize("typed", ["1", " 1 ", "a", "A", "1.", "(1)", "１"])
def test_spellings(desk, typed):
    """Numbers, letters and full-width digits name the same choice."""
    assert desk.share(desk.variant(BODY + "shuffle: false\n"), typed) == 1


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("", "nothing was typed", 0),
        ("4", "`4` is none of 1 to 3", 1),
        ("0", "`0` is none of 1 to 3", 1),
        ("d", "`d` is none of 1 to 3", 1),
        ("1 2", "one choice is right here, and this names several", 3),
        ("right", "`right` is none of 1 to 3", 1),
        ("99999999999999999999", "`99999999999999999999` is none of 1 to 3", 1),
    ],
)
def test_unreadable(desk, typed, message, column):
    """What names no choice is explained and costs nothing."""
    assert desk.unreadable(desk.variant(BODY), typed) == (message, column)


def test_order_is_drawn(desk):
    """The seed decides the order; `shuffle: false` keeps that of the file."""
    orders = {desk.variant(BODY, f"s{number}").body.rows("en") for number in range(30)}
    assert len(orders) == 6
    assert desk.variant(BODY, "a").body.rows("en") == desk.variant(BODY, "a").body.rows("en")
    fixed = desk.variant(BODY + "shuffle: false\n").body.rows("en")
    assert fixed == (" 1  right", " 2  wrong", " 3  wronger")


def test_values_are_filled_in(desk):
    """Choices may show drawn values."""
    drawn = desk.variant(
        """
        params: {a: {pick: [3]}}
        shuffle: false
        choices:
          - {text: "{{a + 1}}", correct: true}
          - {text: "{{a}}", why: "that is {{a}}"}
        """
    )
    assert drawn.body.rows("en") == (" 1  4", " 2  3")
    assert desk.why(drawn, "2") == "that is 3"


def test_texts_that_become_equal_are_drawn_again(desk):
    """A draw in which two choices read the same is not fit."""
    body = """
    params: {a: {int: [0, 1]}}
    choices:
      - {text: "{{a}}", correct: true}
      - {text: "0", why: "no"}
    """
    for number in range(20):
        assert desk.variant(body, f"s{number}").names["a"] == 1


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        pytest.param(
            "choices: [{text: a, correct: true}]",
            "there must be 2 to 26 choices, got 1",
            id="one",
        ),
        pytest.param(
            "choices: [{text: a, correct: true}, {text: b}]",
            "a wrong choice needs `why`",
            id="no-reason",
        ),
        pytest.param(
            "choices: [{text: a, why: x}, {text: b, why: x}]", "no choice is `correct`", id="none"
        ),
        pytest.param(
            "choices: [{text: a, correct: true}, {text: b, correct: true}]",
            "a second choice is `correct`",
            id="two",
        ),
        pytest.param(
            "choices: [{text: a, correct: true}, {text: A., why: x}]",
            "the text is the same as that of choice 1",
            id="same",
        ),
        pytest.param(
            "choices: [{text: a, correct: true, misconception: b}, {text: b, why: x}]",
            "a right choice shows no misconception",
            id="right-misconception",
        ),
    ],
)
def test_faults(desk, body, fault):
    """Choices that cannot be asked are refused with their reason."""
    assert desk.fault(body) == fault


def test_a_fault_has_its_place(desk):
    """The error points at the choice."""
    shown = desk.refused("choices:\n  - {text: a, correct: true}\n  - {text: b}\n")
    assert shown == (
        "quiz.yaml:10:9: a wrong choice needs `why`\n"
        "    - {text: b}\n"
        "      ^\n"
        "hint: say why nobody should choose it: `why: ...`"
    )
