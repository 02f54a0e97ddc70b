"""One question while it is being asked: attempts, hints, and what they earn."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from grader.questions import Marking, Question, Variant


def variant_seed(quiz: str, learner: str, question: str, asked: int) -> str:
    """Return the seed of a variant; `asked` counts how often the question was asked before."""
    return f"{quiz}/{learner}/{question}/{asked}"


@dataclass(slots=True)
class Asking:
    """One question while it is being asked: attempts, hints and what has been earned."""

    variant: Variant
    attempts: int = 0
    hints: int = 0
    earned: float = 0.0
    confidence: int = 0
    skipped: bool = False
    first: Marking | None = None
    last: Marking | None = None
    _given: set[Hashable] = field(default_factory=set)

    @property
    def question(self) -> Question:
        return self.variant.question

    @property
    def left(self) -> int:
        """How many attempts are left."""
        return self.question.attempts - self.attempts

    @property
    def right(self) -> bool:
        return self.last is not None and self.last.right

    @property
    def at_once(self) -> bool:
        return self.right and self.attempts == 1

    @property
    def done(self) -> bool:
        return self.right or self.skipped or self.left <= 0

    def repeats(self, answer: Hashable) -> bool:
        """Whether this answer was given before, and so costs nothing."""
        return answer in self._given

    def take(self, answer: Hashable, marking: Marking, confidence: int = 0) -> float:
        """Count an answer and return the points it is worth: later attempts are worth less."""
        total = self.question.attempts
        worth = marking.share * (total - self.attempts) / total * self.question.points
        self._given.add(answer)
        self.attempts += 1
        self.earned = max(self.earned, round(worth, 6))
        self.last = marking
        if self.first is None:
            self.first, self.confidence = marking, confidence
        return worth

    def next_hint(self) -> int:
        """Count one more hint and return its position, -1 when there is none left."""
        if self.hints >= len(self.question.hints):
            return -1
        self.hints += 1
        return self.hints - 1
