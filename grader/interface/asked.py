"""One question while it is asked of somebody: what is answered is marked, counted and recorded.

Whatever asks, by lines or by clicks, asks through this.
"""

from __future__ import annotations

from typing import Any

from grader.interface.sitting import Sitting
from grader.learner.asking import Asking
from grader.learner.attempts import ANSWERED, SKIPPED
from grader.questions import Marking, Unreadable, Variant, mark

_WEEK = 7 * 24 * 3600
_KEPT = 500
"""Characters of an answer that the log keeps."""


class Asked:
    """One question of a sitting.

    Parameters
    ----------
    sitting : Sitting
        The session that it is a part of.
    variant : Variant
        The question as it lies before the learner.
    """

    def __init__(self, sitting: Sitting, variant: Variant) -> None:
        self.sitting = sitting
        self.desk = sitting.desk
        self.asking = Asking(variant)
        self.prediction = ""
        self._begun = self.desk.clock()

    def take(self, typed: str, confidence: int = 0) -> Unreadable | Marking | None:
        """Mark an answer; one that cannot be read, or was given before (None), costs nothing."""
        marked = mark(self.asking.variant, typed)
        if isinstance(marked, Unreadable):
            return marked
        answer, marking = marked
        if self.asking.repeats(answer):
            return None
        self.count(typed, answer, marking, confidence)
        return marking

    def count(self, typed: str, answer: Any, marking: Marking, confidence: int) -> None:
        """Count an answer and record it."""
        self.asking.take(answer, marking, confidence)
        self._record(ANSWERED, **self._facts(typed, marking))

    def skip(self) -> None:
        """Leave the question."""
        self.asking.skipped = True
        self._record(SKIPPED)

    def seen_this_week(self, misconception: str) -> int:
        """Return how often a misconception came up in the last seven days."""
        return self.sitting.seen(misconception, self.desk.clock() - _WEEK)

    def trained_by(self) -> str:
        """Return the exercise that trains what was wrong; empty where nothing was, or none does."""
        asking = self.asking
        if not asking.attempts or asking.right:
            return ""
        shown = asking.first.misconceptions if asking.first else ()
        return self.sitting.trained_by(asking.question, shown)

    def _record(self, kind: str, **facts: Any) -> None:
        asking = self.asking
        question = asking.question
        data = {
            "quiz": question.quiz,
            "question": question.id,
            "variant": asking.variant.code,
            "hints": asking.hints,
            **facts,
        }
        self.desk.record(kind, "", **data)
        self.sitting.report(kind, {**data, "type": question.type, "points": question.points})

    def _facts(self, typed: str, marking: Marking) -> dict[str, Any]:
        asking = self.asking
        now = self.desk.clock()
        facts: dict[str, Any] = {
            "attempt": asking.attempts,
            "answer": typed[:_KEPT],
            "right": marking.right,
            "share": round(marking.share, 4),
            "earned": asking.earned,
            "confidence": asking.confidence if asking.attempts == 1 else 0,
            "misconceptions": list(marking.misconceptions),
            "about": list(asking.question.misconceptions),
            "seconds": round(max(0.0, now - self._begun), 1),
        }
        facts |= {"slip": marking.slip} if marking.slip else {}
        facts |= {"prediction": self.prediction[:_KEPT]} if self.prediction else {}
        self._begun = now
        return facts
