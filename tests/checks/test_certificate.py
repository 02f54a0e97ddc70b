"""Certificates under results that nobody thought of."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grader.content import Content
from grader.grading import Conductor
from grader.model import Outcome, Sandbox, Status, Submission
from grader.trial import solution

COURSE = Path(__file__).parent.parent / "hostile" / "course"


def judged(sandbox: Sandbox, result: str) -> Outcome:
    """The outcome of the certificate for a result."""
    source = f"import numpy as np\ndef pair(x):\n    return {result}\n"
    content = Content(COURSE)
    grader = Conductor(sandbox, seed=5)
    report = grader.grade(
        Submission(source.encode(), "pair.py"), content.exercise("pair"), {}, every_check=True
    )
    grader.forget()
    return next(outcome for outcome in report.outcomes if outcome.check == "apart")


def test_one_that_does_not_end(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is stopped, counts as a time limit, and the reference goes on."""
    monkeypatch.setattr(solution, "LIMITS", replace(solution.LIMITS, call=0.5))
    outcome = judged(sandbox, "np.zeros(7), -x")
    assert (outcome.status, outcome.points) == (Status.TIMEOUT, 0.0)
    assert outcome.message == "the result cannot be judged in time"


@pytest.mark.parametrize("result", ["np.nan * x, -x", "2 * x, x * np.inf", "np.zeros((9, 9)), -x"])
def test_one_that_does_not_apply(sandbox: Sandbox, result: str) -> None:
    """NaN excuses nothing where the reference's own result is measured."""
    assert judged(sandbox, result).status is Status.FAIL
