"""The faulty line of shown code."""

from __future__ import annotations

import pytest

KIND = "bug"

CODE = "code: |\n  a = 1\n  b = 2\n  c = 3\n  d = 4\n"
ONE = CODE + "answer: 2\nwrong: [{line: 3, why: c is fine, misconception: c-idea}]\n"
TWO = CODE + "answer: [4, 2]\n"


@pytest.mark.parametrize("typed", ["2", " 2 ", "line 2", "第 2 行", "２", "2."])
def test_one_line(desk, typed):
    """The number of the line, however it is put."""
    assert desk.share(desk.variant(ONE), typed) == 1


def test_wrong_lines(desk):
    """A line with a reason why it is right has its feedback."""
    drawn = desk.variant(ONE)
    assert desk.why(drawn, "3") == "c is fine"
    assert desk.marking(drawn, "3").misconceptions == ("c-idea",)
    assert desk.marking(drawn, "1").slip == "line 1"
    assert desk.marking(drawn, "1").remarks == ()


def test_several_lines_are_ticks(desk):
    """Several faulty lines count like choices of which several are right."""
    drawn = desk.variant(TWO)
    answers = ("2 4", "4,2", "2", "2 3", "1 2 3 4")
    assert [desk.share(drawn, typed) for typed in answers] == [1, 1, 0.5, 0, 0]
    assert drawn.body.key("en") == "2 4"
    assert desk.why(drawn, "2").endswith("one line is missing")


@pytest.mark.parametrize(
    ("typed", "message", "column"),
    [
        ("5", "`5` is none of 1 to 4", 1),
        ("b = 2", "`b` is none of 1 to 4", 1),
        ("", "nothing was typed", 0),
        ("2 3", "one line is faulty, and this names several", 3),
    ],
)
def test_unreadable(desk, typed, message, column):
    """What names no line is explained."""
    assert desk.unreadable(desk.variant(ONE), typed) == (message, column)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("answer: 1", "missing key `code`"),
        (CODE + "answer: 5", "the code has lines 1 to 4, got `5`"),
        (CODE + "answer: [1, 1]", "expects the number of a line, or a list of different ones"),
        (CODE + "answer: [1, 2, 3, 4]", "every line is faulty"),
        (CODE + "answer: 2\nwrong: [{line: 2, why: x}]", "line 2 is faulty or is not in the code"),
    ],
)
def test_faults(desk, body, fault):
    """Lines that are not there are refused."""
    assert desk.fault(body) == fault
