"""Quizzes: which question comes next, and what answers earn.

Pure functions and records: the log, the clock and the seeds are arguments.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from grader.progress import Event
from grader.questions import Marking, Question, Variant

__all__ = [
    "ANSWERED",
    "SKIPPED",
    "Answer",
    "Asking",
    "Past",
    "answers",
    "choose",
    "pasts",
    "variant_seed",
]

ANSWERED = "answered"
SKIPPED = "skipped"

# --------------------------------------------------------------------------- the log


@dataclass(frozen=True, slots=True)
class Answer:
    """One marked answer as the log has it; `attempt` counts from 1 while a question is asked.

    `misconceptions` are those that the answer showed, `about` those that the question can show.
    """

    at: str
    question: str
    quiz: str = ""
    attempt: int = 1
    right: bool = False
    share: float = 0.0
    confidence: int = 0
    hints: int = 0
    misconceptions: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    skipped: bool = False


def answers(events: Iterable[Event]) -> tuple[Answer, ...]:
    """Return the answers in a log, skipped questions too; what makes no sense is left out."""
    found = []
    for event in events:
        question = event.data.get("question")
        if event.kind not in (ANSWERED, SKIPPED) or not isinstance(question, str):
            continue
        found.append(
            Answer(
                at=event.at,
                question=question,
                quiz=_text(event.data.get("quiz")),
                attempt=max(1, int(_number(event.data.get("attempt"), 1))),
                right=event.data.get("right") is True,
                share=min(1.0, max(0.0, _number(event.data.get("share"), 0))),
                confidence=int(_number(event.data.get("confidence"), 0)),
                hints=int(_number(event.data.get("hints"), 0)),
                misconceptions=_names(event.data.get("misconceptions")),
                about=_names(event.data.get("about")),
                skipped=event.kind == SKIPPED,
            )
        )
    return tuple(found)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any, otherwise: float) -> float:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if plain and abs(value) < 1e9 else otherwise


def _names(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()


# --------------------------------------------------------------------------- what comes next


@dataclass(frozen=True, slots=True)
class Past:
    """How often a question was asked, and how it went the last time.

    `right` is whether the first answer of the last time was right.
    """

    asked: int = 0
    right: bool = False
    at: str = ""


def pasts(found: Iterable[Answer]) -> dict[str, Past]:
    """Return what happened to each question so far."""
    known: dict[str, Past] = {}
    for answer in found:
        if answer.attempt == 1 or answer.skipped:
            asked = known.get(answer.question, Past()).asked + 1
            known[answer.question] = Past(asked, answer.right, answer.at)
    return known


def choose(ids: Sequence[str], known: Mapping[str, Past], count: int) -> tuple[str, ...]:
    """Return the questions to ask: new ones first, then those not right, then the oldest.

    Within each group the order of the quiz holds, which its author chose.
    """

    def rank(place: int) -> tuple[int, str, int]:
        past = known.get(ids[place])
        if past is None:
            return 0, "", place
        return (2, past.at, place) if past.right else (1, "", place)

    order = sorted(range(len(ids)), key=rank)[:count]
    return tuple(ids[place] for place in order)


def variant_seed(quiz: str, learner: str, question: str, asked: int) -> str:
    """Return the seed of a variant; `asked` counts how often the question was asked before."""
    return f"{quiz}/{learner}/{question}/{asked}"


# --------------------------------------------------------------------------- one question


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
