"""Vectors and matrices, cell by cell."""

from __future__ import annotations

import pytest

from grader.questions import Unreadable, mark

KIND = "array"

VECTOR = 'answer: "[1, 2.5, -3]"\ntolerance: {abs: 0.01}\n'
MATRIX = 'answer: "[[1, 2], [3, 4]]"\n'


@pytest.mark.parametrize(
    "typed",
    [
        "[1, 2.5, -3]",
        "1, 2.5, -3",
        "1 2.5 -3",
        "[1 2.5 -3]",
        "(1, 5/2, -3)",
        "1,2.51,-2.99",
        "［1，2.5，−3］",
        "  [ 1 ,2.5, -3 ]  ",
        "[1, sqrt(6.25), -(1+2)]",
        "w = [1, 2.5, -3]",
        "np.array([1, 2.5, -3])",
        "y = tensor([1, np.sqrt(6.25), -3])",
    ],
)
def test_vectors_as_people_write_them(desk, typed):
    """Brackets, commas and spaces are a matter of taste."""
    assert desk.share(desk.variant(VECTOR), typed) == 1


@pytest.mark.parametrize(
    "typed",
    ["[[1, 2], [3, 4]]", "1 2; 3 4", "1, 2; 3, 4", "[1, 2], [3, 4]", "[[1 2] [3 4]]", "[1 2; 3 4]"],
)
def test_matrices_as_people_write_them(desk, typed):
    """Rows in brackets, or parted by semicolons."""
    assert desk.share(desk.variant(MATRIX), typed) == 1


def test_cells_count_one_by_one(desk):
    """Right cells earn their share; the wrong ones are named by position, not by value."""
    drawn = desk.variant(VECTOR)
    assert desk.share(drawn, "1 2.5 3") == pytest.approx(2 / 3)
    assert desk.why(drawn, "1 2.5 3") == "wrong: [2] (counted from 0)"
    assert desk.share(drawn, "9 9 9") == 0
    assert desk.why(drawn, "9 9 9") == "no number is right"
    assert desk.why(desk.variant(MATRIX), "1 2; 4 3") == "wrong: [1, 0], [1, 1] (counted from 0)"


def test_how_many_numbers(desk):
    """How many are asked for is said; another number is not counted."""
    drawn = desk.variant(VECTOR)
    assert drawn.body.how() == "3 numbers such as [1, 2, 3] (each ± 0.01)"
    assert desk.unreadable(drawn, "1 2.5") == ("3 numbers are asked for, got 2", 1)
    assert desk.unreadable(drawn, "5") == ("3 numbers are asked for, got 1", 1)
    many = "an array of shape (3,) is asked for, got (3, 1)"
    assert desk.unreadable(drawn, "1; 2.5; -3") == (many, 1)
    drawn = desk.variant('answer: "[[1, 2, 3], [4, 5, 7]]"\n')
    assert drawn.body.how() == "numbers such as [[1, 2, 3], [4, 5, 6]] (each exact)"


def test_the_shape_may_be_what_is_asked(desk):
    """Where a wrong answer has another shape, it is not told, and another one is wrong."""
    drawn = desk.variant(VECTOR + 'wrong: [{value: "[1, 2.5]", why: one is missing}]\n')
    assert drawn.body.how() == "numbers such as [1, 2] (each ± 0.01)"
    assert desk.why(drawn, "1 2.5") == "one is missing"
    assert desk.why(drawn, "1") == "the shape is (1,), expected (3,)"
    assert desk.why(drawn, "1; 2.5; -3") == "the shape is (3, 1), expected (3,)"


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("", "nothing was typed", 0),
        ("[", "nothing to read", 1),
        ("1 x", "unknown name `x`", 3),
        ("1, x", "unknown name `x`", 4),
        ("1, x; 3", "unknown name `x`", 4),
        ("[1, 2; 3, 4; x, 5]", "unknown name `x`", 14),
        ("1 2; 3", "the rows differ in length", 1),
        ("[[1, 2], [3]]", "the rows differ in length", 1),
        ("1, 'a'", "expected a number, got text", 1),
        ("1 1/0", "division by zero", 4),
        ("[1, [2]]", "expected a list, got 1", 1),
    ],
)
def test_unreadable(desk, typed, message, column):
    """What is no array of numbers is explained."""
    assert desk.unreadable(desk.variant(VECTOR), typed) == (message, column)


def test_hints_name_no_constants(desk):
    """An unknown name is told what numbers look like; pi is a number."""
    for typed in ("x", "1 x", "1, x", "1, inf", "[nan, 1]"):
        marked = mark(desk.variant(VECTOR), typed)
        assert isinstance(marked, Unreadable)
        assert marked.hint == "numbers such as [1, 2, 3]"
    drawn = desk.variant('answer: "[pi, 2 * pi]"\ntolerance: {abs: 0.01}\n')
    assert desk.share(drawn, "[π, 2*π]") == desk.share(drawn, "π 2*pi") == 1


def test_wrong_arrays_are_named(desk):
    """A listed wrong array has its own feedback; right cells in it still count."""
    drawn = desk.variant(
        """
        params: {w: {vector: 2, int: [1, 3]}, x: {vector: 2, int: [1, 4]}}
        prompt: "{{w}} {{x}}"
        answer: array(w) + array(x)
        wrong:
          - {value: "w", why: "{{w}} must change to {{answer}}"}
        """
    )
    typed, _ = drawn.body.slips("en")[0]
    w, x = drawn.names["w"], drawn.names["x"]
    total = [a + b for a, b in zip(w, x, strict=True)]
    assert desk.why(drawn, typed) == f"{w} must change to {total}"
    assert drawn.body.key("en") == str(total)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (
            'answer: "[1, 2]"\nwrong: [{value: "[1, 2]", why: x}]',
            "wrong value 1 is too near the answer",
        ),
        (
            'answer: "[1, 2]"\nwrong: [{value: "[2, 2]", why: x}, {value: "[2, 2]", why: x}]',
            "wrong values 1 and 2 are the same",
        ),
        ("answer: 3", "expected a list, got 3"),
        ('answer: "[[1], [2, 3]]"', "the rows differ in length"),
    ],
)
def test_what_is_not_fit_is_refused(desk, body, reason):
    """The audit names its reason."""
    from grader.questions import trial

    assert trial(desk.question(body), "x") == reason
