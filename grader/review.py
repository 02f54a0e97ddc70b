"""When a question comes back: FSRS on the id of the question, replayed from the log.

Wrong at first, or right only on a later attempt: again. Right with a hint or by a guess: hard.
Right: good. The clock is an argument; the schedule is not randomised, so that equal logs give equal
schedules. After the free spaced repetition scheduler (FSRS) of open-spaced-repetition.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler

from grader.quiz import Answer

__all__ = ["cards", "due", "order", "resting", "wait"]

AGAIN_AFTER = timedelta(minutes=10)

RESTS = 3600.0
"""A question that is due within so many seconds was asked a moment ago."""

PER_MISTAKE = 2
"""Questions about one misconception that are put in front."""


def _scheduler() -> Scheduler:
    steps = (AGAIN_AFTER,)
    return Scheduler(learning_steps=steps, relearning_steps=steps, enable_fuzzing=False)


def _rating(answer: Answer) -> Rating:
    if not answer.right:
        return Rating.Again
    return Rating.Hard if answer.hints or answer.confidence == 1 else Rating.Good


def _time(at: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(at)
        return when.astimezone(UTC) if when.tzinfo else when.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


def cards(answers: Iterable[Answer]) -> dict[str, Card]:
    """Return the card of every question that was answered; an unreadable time is left out."""
    scheduler = _scheduler()
    found: dict[str, Card] = {}
    for answer in answers:
        when = _time(answer.at)
        if answer.skipped or answer.attempt != 1 or when is None:
            continue
        card = found.get(answer.question)
        if card is None:
            card = Card(card_id=len(found) + 1, due=when)
        elif card.last_review is not None and when < card.last_review:
            when = card.last_review  # a clock was set back
        with suppress(OverflowError):  # a time at the end of the calendar
            found[answer.question], _ = scheduler.review_card(card, _rating(answer), when)
    return found


def due(found: Mapping[str, Card], now: float) -> tuple[str, ...]:
    """Return the questions that are due at `now` (seconds since the epoch), the oldest first."""
    when = datetime.fromtimestamp(now, UTC)
    ready = [(card.due, name) for name, card in found.items() if card.due <= when]
    return tuple(name for _, name in sorted(ready))


def wait(card: Card, now: float) -> float:
    """Return in how many seconds a card is due, 0 when it is."""
    return max(0.0, card.due.timestamp() - now)


def resting(found: Mapping[str, Card], now: float) -> frozenset[str]:
    """Return the questions that were asked a moment ago: due soon, and not before."""
    return frozenset(name for name, card in found.items() if 0 < wait(card, now) <= RESTS)


def order(
    ready: Sequence[str],
    mistakes: Sequence[str],
    about: Mapping[str, Sequence[str]],
    count: int,
    rest: Collection[str] = (),
) -> tuple[str, ...]:
    """Return the questions of a review.

    Parameters
    ----------
    ready : sequence of str
        Questions that are due.
    mistakes : sequence of str
        Misconceptions whose questions come first, due or not, the most recent first.
    about : mapping of str to sequence of str
        The questions of the course by misconception.
    count : int
        How many at most.
    rest : collection of str
        Questions that were asked a moment ago: they wait, whatever they are about.
    """
    chosen: dict[str, None] = {}
    for mistake in mistakes:
        # those that are due anyway come first, then the order of the course
        names = [name for name in about.get(mistake, ()) if name not in rest]
        asked = sorted(names, key=lambda name: name not in ready)
        chosen.update(dict.fromkeys(asked[:PER_MISTAKE]))
    chosen.update(dict.fromkeys(ready))
    return tuple(chosen)[:count]
