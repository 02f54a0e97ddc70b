"""The summary of a session of questions: points earned, and how well confidence fitted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.learner.asking import Asking

GUESS, SURE = 1, 3
"""Answers to `how sure?`; 2 is in between, 0 where nobody said."""


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


def summary(asked: Sequence[Asking]) -> Summary:
    """Sum up a session."""
    tried = [asking for asking in asked if asking.attempts]

    def calibration(confidence: int) -> tuple[int, int]:
        chosen = [asking for asking in tried if asking.confidence == confidence]
        return sum(asking.at_once for asking in chosen), len(chosen)

    return Summary(
        points=round(sum(asking.earned for asking in asked), 6),
        most=round(sum(asking.question.points for asking in asked), 6),
        at_once=sum(asking.at_once for asking in tried),
        later=sum(asking.right and not asking.at_once for asking in tried),
        not_yet=sum(not asking.right for asking in tried),
        skipped=sum(asking.skipped and not asking.attempts for asking in asked),
        sure=calibration(SURE),
        guessed=calibration(GUESS),
        misjudged=tuple(
            asking.question.id
            for asking in tried
            if asking.confidence == SURE and not asking.at_once
        ),
    )
