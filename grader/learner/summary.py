"""The summary of a session of questions: points earned, and how well confidence fitted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.learner.asking import Asking

GUESS, SURE = 1, 3
"""Answers to `how sure?`; 2 is in between, 0 where nobody said."""


@dataclass(frozen=True, slots=True)
class Result:
    """How one question of a session ended."""

    question: str
    points: float
    earned: float
    attempts: int
    right: bool
    at_once: bool
    confidence: int
    skipped: bool = False


def result(asking: Asking) -> Result:
    """Return how a question ended."""
    return Result(
        question=asking.question.id,
        points=asking.question.points,
        earned=asking.earned,
        attempts=asking.attempts,
        right=asking.right,
        at_once=asking.right and asking.attempts == 1,
        confidence=asking.confidence,
        skipped=asking.skipped,
    )


@dataclass(frozen=True, slots=True)
class Summary:
    """Points and counts of a session; skipped questions earn nothing.

    `sure` and `guessed` are (right at once, all) of the answers given with that confidence;
    `misjudged` are the questions that a learner was sure of and got wrong.
    """

    points: float
    most: float
    at_once: int
    later: int
    not_yet: int
    skipped: int
    sure: tuple[int, int]
    guessed: tuple[int, int]
    misjudged: tuple[str, ...]

    @property
    def share(self) -> float:
        return self.points / self.most if self.most else 0.0


def summary(results: Sequence[Result]) -> Summary:
    """Sum up a session."""
    tried = [result for result in results if result.attempts]

    def calibration(confidence: int) -> tuple[int, int]:
        chosen = [result for result in tried if result.confidence == confidence]
        return sum(result.at_once for result in chosen), len(chosen)

    return Summary(
        points=round(sum(result.earned for result in results), 6),
        most=round(sum(result.points for result in results), 6),
        at_once=sum(result.at_once for result in tried),
        later=sum(result.right and not result.at_once for result in tried),
        not_yet=sum(not result.right for result in tried),
        skipped=sum(result.skipped and not result.attempts for result in results),
        sure=calibration(SURE),
        guessed=calibration(GUESS),
        misjudged=tuple(
            result.question for result in tried if result.confidence == SURE and not result.at_once
        ),
    )
