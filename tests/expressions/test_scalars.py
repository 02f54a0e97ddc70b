"""The functions of quizzes: numbers and lists of numbers, without NumPy."""

from __future__ import annotations

import math

import pytest

from grader.errors import ExpressionError
from grader.expressions import SCALAR_FUNCTIONS, SCALAR_NAMES, parse


def evaluate(text: str) -> object:
    return parse(text).evaluate({**SCALAR_NAMES, "x": [2, -1, 5], "m": [[1, 2], [3, 4]]}, FUNCTIONS)


FUNCTIONS = SCALAR_FUNCTIONS


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("exp(0)", 1.0),
        ("log(8, 2)", 3.0),
        ("log(exp(2))", 2.0),
        ("log2(8) + log10(100) + log1p(0)", 5.0),
        ("sqrt(16)", 4.0),
        ("sin(0) + cos(0) + tan(0) + tanh(0)", 1.0),
        ("sin(pi / 2)", 1.0),
        ("abs(-3)", 3),
        ("sign(-0.5)", -1),
        ("sign(0)", 0),
        ("floor(-0.5)", -1),
        ("ceil(0.2)", 1),
        ("round(2.567, 2)", 2.57),
        ("round(2.5)", 2),
        ("int(-2.7)", -2),
        ("float(2)", 2.0),
        ("len(x)", 3),
        ("sum(x)", 6),
        ("sum(m)", 10),
        ("sum(0.1, 0.2, 0.3)", 0.6),
        ("prod(x)", -10),
        ("mean(x)", 2.0),
        ("mean(1, 2)", 1.5),
        ("var(x)", 6.0),
        ("std(x)", math.sqrt(6)),
        ("min(x)", -1),
        ("max(0, 2.5)", 2.5),
        ("sort(x)", [-1, 2, 5]),
        ("norm([3, 4])", 5.0),
        ("dot(x, [1, 1, 1])", 6),
        ("softmax(0, 0)", [0.5, 0.5]),
        ("softmax([1000, -1000])", [1.0, 0.0]),
        ("int(1e300)", 1e300),
        ("x[0] * 2**-1 + nan * 0 == 0", False),
    ],
)
def test_values(text: str, want: object) -> None:
    """Each function gives the textbook value, an integer where it is one."""
    got = evaluate(text)
    assert got == want
    assert type(got) is type(want)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("log(-1)", "`log` is not defined at -1"),
        ("log(0)", "`log` is not defined at 0"),
        ("log(2, 1)", "the base of `log` cannot be 1"),
        ("sqrt(-2)", "`sqrt` is not defined at -2"),
        ("exp(1000)", "`exp` of 1000 is too large"),
        ("floor(inf)", "`floor` of inf is too large"),
        ("int(nan)", "`int` is not defined at nan"),
        ("exp('a')", "`exp` needs a number, got text"),
        ("exp(x)", "`exp` needs a number, got list"),
        ("round(1.5, 99)", "`round` needs a small whole number of decimals, got 99"),
        ("sum('a')", "expected numbers, got text"),
        ("mean([])", "expected at least one number, got none"),
        ("max()", "expected at least one number, got none"),
        ("dot(x, [1])", "`dot` needs two equal lengths, got 3 and 1"),
        ("len(3)", "`len`: object of type `int` has no len()"),
    ],
)
def test_errors(text: str, message: str) -> None:
    """A value outside of a function's domain is named."""
    with pytest.raises(ExpressionError) as caught:
        evaluate(text)
    assert caught.value.message == message
    assert caught.value.column == 1


def test_documented() -> None:
    """Every function has a line that says what it does."""
    assert [name for name, function in FUNCTIONS.items() if not function.__doc__] == []
