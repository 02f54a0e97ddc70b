"""Floating types of results: told beside a wrong value, charged once."""

from __future__ import annotations

from collections.abc import Callable

from grader.content import Content
from grader.grading import Conductor
from grader.model import Outcome, Report, Submission

CENTER = """
import numpy as np
def center(x, factor=1.0):
    if np.ndim(x) == 0: raise ValueError("no axis")
    {body}
def roots(x):
    return 1.0, x
"""
CODES = """
import numpy as np
def sinusoidal_positional_encoding(num_positions, d_model, base=10000.0):
    angles = np.outer(np.arange(num_positions), base ** (-np.arange(d_model) / d_model))
    columns = np.arange(d_model) % 2
    return np.where(columns, np.cos(angles), np.sin(angles)).astype(np.{dtype})
"""


def first_loss(grade: Callable[..., Report], body: str) -> Outcome:
    report = grade(CENTER.format(body=body))
    return next(outcome for outcome in report.outcomes if not outcome.passed)


def test_a_wrong_value_in_another_type(grade: Callable[..., Report]) -> None:
    """The type is told also where the value is wrong for another reason."""
    lost = first_loss(grade, "return (2 * factor * x).astype(np.float32)")
    assert lost.evidence.advice == "output is `float32` for `float64` input"


def test_float32_inside(grade: Callable[..., Report]) -> None:
    """A result that is right to float32 is told so, and not that every entry differs."""
    body = "return factor * (x - x.astype(np.float32).mean(-1, keepdims=True)) * (1 / 3) * 3.0"
    lost = first_loss(grade, body)
    assert lost.message.startswith("output is right to 7 digits only")
    kept = first_loss(grade, "return factor * np.float32(x - x.mean(-1, keepdims=True))")
    assert kept.message.startswith("output is right to `float32` only")


def test_float16_inside(grade: Callable[..., Report]) -> None:
    """The type is the one that it is right to, also where it came back wide again."""
    body = "return np.float16(factor * (x - x.mean(-1, keepdims=True))).astype(x.dtype)"
    lost = first_loss(grade, body)
    assert lost.message.startswith("output is right to `float16` only: something is computed in it")


def test_a_wrong_value_is_charged_once(grader: Conductor, course: Content) -> None:
    """A check of the type that waits for no other one judges the type alone."""
    exercise = course.exercise("sinusoidal-positional-encoding")

    def passed(dtype: str) -> bool:
        submission = Submission(CODES.format(dtype=dtype).encode(), "codes.py")
        report = grader.grade(submission, exercise, course.misconceptions())
        assert not report.passed
        return all(o.passed for o in report.outcomes if o.check == "float64-result")

    assert passed("float64")
    assert not passed("float32")
