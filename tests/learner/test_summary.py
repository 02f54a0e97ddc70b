"""What a session amounts to."""

from __future__ import annotations

from grader.learner.asking import Asking
from grader.learner.summary import Summary, summary
from grader.model import Text
from grader.questions import Marking, Question, Variant


class _Body:
    """Nothing of it is looked at."""


def result(name: str, earned: float, attempts: int = 1, confidence: int = 0) -> Asking:
    """Return a question as it ended: right where it earned something, skipped without attempts."""
    question = Question(name, "text", Text(name), {})
    variant = Variant(question, "seed", "code", {}, Text(name), "", _Body())  # type: ignore[arg-type]
    last = Marking(float(earned > 0)) if attempts else None
    return Asking(
        variant, attempts, 0, earned, confidence, skipped=not attempts, first=last, last=last
    )


def test_summary() -> None:
    """Points, how many were right when, calibration, and what one was wrongly sure of."""
    found = summary(
        [
            result("a", 1, confidence=3),
            result("b", 0.5, attempts=2, confidence=3),
            result("c", 0, attempts=2, confidence=1),
            result("d", 1, confidence=1),
            result("e", 0, attempts=0),
        ]
    )
    assert found == Summary(
        points=2.5,
        most=5.0,
        at_once=2,
        later=1,
        not_yet=1,
        skipped=1,
        sure=(1, 2),
        guessed=(1, 2),
        misjudged=("b",),
    )
    assert found.share == 0.5


def test_nothing() -> None:
    """A session without answers is worth nothing, of nothing."""
    assert summary([]).share == 0
