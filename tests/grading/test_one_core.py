"""Where there is one core only, everything takes turns on it; what comes out is the same."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest

from grader.content import Content
from grader.grading import Conductor
from grader.model import Exercise, Report, Submission
from grader.sandbox import choose

FILE = """
def center(x, factor=1.0):
    if x.ndim == 0:
        raise ValueError("no axis")
    return {result}


def roots(x):
    return 1.0, float(x)
"""
RESULTS = (
    "factor * (x - x.mean(-1, keepdims=True))",
    "factor * (x - x.mean(0))",
    "x.nothing",
)
"""A right one, a wrong one, one that raises."""


@pytest.fixture
def alone() -> Iterator[Conductor]:
    """A grader whose processes share one core."""
    if not hasattr(os, "sched_setaffinity"):
        pytest.skip("no way to keep to one core here")
    every = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(every)})
    try:
        with Conductor(choose(), seed=11) as grader:
            yield grader
    finally:
        os.sched_setaffinity(0, every)


def told(report: Report) -> list[object]:
    """What a report says but for times."""
    outcomes = [
        (o.check, o.case, o.status, o.finding, o.verdict.error)
        for o in report.outcomes
        if o.kind != "speed"
    ]
    return [*outcomes, *(diagnosis.id for diagnosis in report.diagnosis)]


def test_one_core(
    alone: Conductor, graders: Callable[[int], Conductor], mini: Content, center: Exercise
) -> None:
    """References that run ahead, races and diagnosis need no second core."""
    for result in RESULTS:
        source = FILE.format(result=result).encode()
        submission, known = Submission(source, "mine.py"), mini.misconceptions()
        here = alone.grade(submission, center, known)
        assert told(here) == told(graders(11).grade(submission, center, known))
