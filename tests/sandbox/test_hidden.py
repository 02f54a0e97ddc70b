"""Nothing that a submission does on a hidden case is told to who gets its report sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from grader.content import Content
from grader.grading import Conductor
from grader.model import Report, Submission
from grader.reports import Audience, view
from grader.sandbox import choose

COURSE = Path(__file__).parent.parent / "hostile" / "course"
KINDS = {
    "returns": "return x",
    "raises": "raise ValueError(str(x))",
    "raises-other": "return undefined",
    "sleeps": "time.sleep(0.4); return x",
    "prints": "print(x); return x",
    "loops": "while True: pass",
    "exits": "os._exit(3)",
    "fills": "return bytearray(1 << 30)",
    "wrong-type": "return [x]",
    "forbidden": "return getattr(np, 'lde' + 'xp')(x, 1)",
}


def source(body: str) -> bytes:
    """A file that does `body` where it meets the input of a hidden case."""
    return f"""
import os, time
import numpy as np
def double(x):
    if x.flat[0] == 2718281828.0:
        {body}
    return 2 * x
""".encode()


@pytest.fixture(scope="module")
def grader() -> Iterator[Conductor]:
    with Conductor(choose(None), seed=5) as opened:
        yield opened


def sent(grader: Conductor, body: str) -> Report:
    content = Content(COURSE)
    submission = Submission(source(body), "own_double.py")
    report = grader.grade(submission, content.exercise("own-double"), content.misconceptions())
    report = view(report, Audience.STUDENT).report
    assert 0 < report.seconds < 10
    outcomes = tuple(o if o.hidden else replace(o, seconds=0.0) for o in report.outcomes)
    return replace(report, seconds=0.0, outcomes=outcomes)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("returns", "forbidden")])
def test_one_bit(grader: Conductor, kind: str) -> None:
    """However a hidden case fails, the report is the same."""
    got, want = sent(grader, KINDS[kind]), sent(grader, KINDS["returns"])
    assert got == want


def test_refused(grader: Conductor) -> None:
    """What was called on a hidden case is not said: there may be a name for each input."""
    found = {o.check: o.message for o in sent(grader, KINDS["forbidden"]).outcomes}
    assert found["source"] == "calls what this exercise does not allow, on a hidden case"
    assert "ldexp" not in str(found)
