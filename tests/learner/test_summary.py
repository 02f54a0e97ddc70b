"""What a session amounts to."""

from __future__ import annotations

from grader.learner.summary import Result, Summary, summary


def result(
    name: str, earned: float, attempts: int = 1, confidence: int = 0, **more: bool
) -> Result:
    right = more.get("right", earned > 0)
    return Result(
        name, 1.0, earned, attempts, right, right and attempts == 1, confidence, attempts == 0
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
