"""Attempts in a log: how often an exercise was checked, how a question was answered.

What makes no sense in a log, which somebody may have edited by hand, is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from grader.learner.log import Event

ANSWERED = "answered"
SKIPPED = "skipped"

# --------------------------------------------------------------------------- exercises


@dataclass(frozen=True, slots=True)
class Score:
    """What a learner has reached with one exercise in one library.

    Parameters
    ----------
    backend : str
        The library; empty where the log does not say.
    file : str
        What was last started or checked, relative to the workspace where it lies in it.
    attempts : int
        Versions of the file that were checked. The starter, a version that was checked before,
        and one that is no Python are none.
    passed : bool
        Whether a check passed at least once.
    points, max_points : float
        Of the best check so far.
    last : float
        Points of the last check.
    seed : int
        Of the inputs of the last check.
    failed, diagnosis : tuple of str
        Checks that failed in the last check, and misconceptions it named.
    versions : frozenset of str
        Digests of the starter and of what was checked.
    """

    backend: str = ""
    file: str = ""
    attempts: int = 0
    passed: bool = False
    points: float = 0.0
    max_points: float = 0.0
    last: float = 0.0
    seed: int = 0
    failed: tuple[str, ...] = ()
    diagnosis: tuple[str, ...] = ()
    versions: frozenset[str] = frozenset()

    @property
    def share(self) -> float:
        """The part of the points that was reached, from 0 to 1."""
        return self.points / self.max_points if self.max_points else 0.0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands with one exercise.

    Parameters
    ----------
    exercise : str
        Its id.
    scores : mapping of str to Score
        By library, the most recently touched last.
    gave_up : bool
        Whether that has happened at least once.
    hints : tuple of int
        Levels of help that were shown, from 1, in that order, each once.
    """

    exercise: str
    scores: Mapping[str, Score] = field(default_factory=dict)
    gave_up: bool = False
    hints: tuple[int, ...] = ()

    @property
    def latest(self) -> Score:
        """The score that was touched last."""
        return next(iter(self._last_first), Score())

    @property
    def best(self) -> Score:
        """The score with the largest share of its points; the one touched last among equals."""
        return max(self._last_first, key=lambda score: score.share, default=Score())

    @property
    def _last_first(self) -> list[Score]:
        return list(self.scores.values())[::-1]

    @property
    def attempts(self) -> int:
        """How many versions were checked, in all libraries."""
        return sum(score.attempts for score in self.scores.values())

    @property
    def passed(self) -> bool:
        """Whether it was passed, in any library."""
        return any(score.passed for score in self.scores.values())

    @property
    def begun(self) -> bool:
        """Whether there was a file: to read a hint or a solution begins nothing."""
        return bool(self.latest.file or self.attempts)


def count_passed(names: Iterable[str], known: Mapping[str, Standing]) -> int:
    """Return how many of some exercises are passed."""
    return sum(name in known and known[name].passed for name in names)


def standings(events: Iterable[Event]) -> dict[str, Standing]:
    """Return where the learner stands, by exercise, the most recently touched last."""
    by_exercise: dict[str, Standing] = {}
    for event in events:
        step = _STEPS.get(event.kind)
        if step is None or not event.exercise:
            continue
        standing = by_exercise.pop(event.exercise, Standing(event.exercise))
        by_exercise[event.exercise] = step(standing, event.data)
    return by_exercise


def _scored(standing: Standing, data: Mapping[str, Any], **more: Any) -> Standing:
    """Return the standing with the score of the event's library changed and put last."""
    backend = _text(data.get("backend")) or standing.latest.backend
    score = standing.scores.get(backend, Score(backend))
    changed = replace(
        score,
        file=_text(data.get("file")) or score.file,
        versions=score.versions | {_text(data.get("digest"))} - {""},
        **more,
    )
    others = {name: other for name, other in standing.scores.items() if name != backend}
    return replace(standing, scores={**others, backend: changed})


def _checked(standing: Standing, data: Mapping[str, Any]) -> Standing:
    backend = _text(data.get("backend")) or standing.latest.backend
    score = standing.scores.get(backend, Score(backend))
    points, most = _number(data.get("points")), _number(data.get("max_points"))
    best = points >= score.points or most != score.max_points
    seen = _text(data.get("digest")) in score.versions
    return _scored(
        standing,
        data,
        attempts=score.attempts + int(not seen and data.get("syntax") is not True),
        passed=score.passed or data.get("passed") is True,
        points=points if best else score.points,
        max_points=most,
        last=points,
        seed=max(0, int(_number(data.get("seed")))),
        failed=_names(data.get("failed")),
        diagnosis=_names(data.get("diagnosis")),
    )


def _hinted(standing: Standing, data: Mapping[str, Any]) -> Standing:
    level = data.get("level")
    if not isinstance(level, int) or level in standing.hints:
        return standing
    return replace(standing, hints=(*standing.hints, level))


_STEPS: Mapping[str, Callable[[Standing, Mapping[str, Any]], Standing]] = {
    "started": _scored,
    "checked": _checked,
    "hint": _hinted,
    "gave-up": lambda standing, _: replace(standing, gave_up=True),
    "solution": lambda standing, _: standing,  # it was touched
}


# --------------------------------------------------------------------------- questions


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
    read = []
    for event in events:
        question = event.data.get("question")
        if event.kind not in (ANSWERED, SKIPPED) or not isinstance(question, str):
            continue
        read.append(
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
    return tuple(read)


@dataclass(frozen=True, slots=True)
class Past:
    """How often a question was asked, and how it went the last time.

    `right` is whether the first answer of the last time was right.
    """

    asked: int = 0
    right: bool = False
    at: str = ""


def pasts(answered: Iterable[Answer]) -> dict[str, Past]:
    """Return what happened to each question so far."""
    by_question: dict[str, Past] = {}
    for answer in answered:
        if answer.attempt == 1 or answer.skipped:
            asked = by_question.get(answer.question, Past()).asked + 1
            by_question[answer.question] = Past(asked, answer.right, answer.at)
    return by_question


# --------------------------------------------------------------------------- values of a log


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any, otherwise: float = 0.0) -> float:
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    return float(value) if plain and abs(value) < 1e9 else otherwise


def _names(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
