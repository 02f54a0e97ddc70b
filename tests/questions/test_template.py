"""Values in texts."""

from __future__ import annotations

import pytest

from grader.errors import ExpressionError
from grader.model import Text
from grader.questions._template import check_inserts, fill, fill_text, shown

NAMES = {"a": 3, "b": -2, "x": [1, 2.5], "p": 0.8807970779778823, "word": "equal"}


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("{{a}} and {{b}}", "3 and -2"),
        ("{{a + b}}", "1"),
        ("{{p}} {{p:.3f}} {{p:.1%}} {{p:.2e}}", "0.880797 0.881 88.1% 8.81e-01"),
        ("{{a:+d}} {{a / 1:d}}", "+3 3"),
        ("{{x}} {{x[1]}} {{x[0:1]}}", "[1, 2.5] 2.5 [1]"),
        ("{{a / b}} {{6 / a}}", "-1.5 2"),
        ("{{word}} {{'yes' if a > 0 else 'no'}}", "equal yes"),
        ("no insert { {a} }", "no insert { {a} }"),
        ("{{max(a, b):.1f}}", "3.0"),
    ],
)
def test_fill(text, want):
    """Numbers look as people write them; a format is that of Python."""
    assert fill(text, NAMES) == want


def test_both_languages():
    """A text is filled in in each language."""
    assert fill_text(Text("{{a}}", zh="{{b}}"), NAMES) == Text("3", zh="-2")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{{p:d}}", "`0.880797` has no format `d`"),
        ("{{word:.2f}}", "`equal` has no format `.2f`"),
        ("{{1/0}}", "division by zero"),
        ("{{nothing}}", "unknown name `nothing`"),
    ],
)
def test_refused(text, message):
    """What cannot be filled in is an error of the author's."""
    with pytest.raises(ExpressionError) as caught:
        fill(text, NAMES)
    assert caught.value.message == message


def test_check_inserts():
    """Unknown words are found before anything is drawn."""
    found = list(check_inserts("{{a}} {{bb:.2f}} {{f(a)}}", ["a"], ["exp"]))
    assert [(place, message) for place, message, _ in found] == [
        (6, "in `{{bb:.2f}}`: unknown name `bb`"),
        (17, "in `{{f(a)}}`: unknown function `f`"),
    ]


@pytest.mark.parametrize(
    ("value", "want"),
    [(True, "true"), (None, "null"), (2.0, "2"), (1e20, "1e+20"), ((1,), "(1)"), ("a", "a")],
)
def test_shown(value, want):
    """Every kind of value has a spelling."""
    assert shown(value) == want
