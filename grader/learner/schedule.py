"""When a question comes back: FSRS on the id of the question, replayed from the log.

Wrong at first, or right only on a later attempt: again. Right with a hint or by a guess: hard.
Right: good. The clock is an argument; the schedule is not randomised, so that equal logs give equal
schedules. After the free spaced repetition scheduler (FSRS) of open-spaced-repetition.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from fsrs import Card, Rating, Scheduler

from grader.learner.attempts import Answer

AGAIN_AFTER = timedelta(minutes=10)


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


def _cards(answers: Iterable[Answer]) -> dict[str, Card]:
    """Return the card of every question that was answered; an unreadable time is left out."""
    scheduler = _scheduler()
    cards: dict[str, Card] = {}
    for answer in answers:
        when = _time(answer.at)
        if answer.skipped or answer.attempt != 1 or when is None:
            continue
        card = cards.get(answer.question)
        if card is None:
            card = Card(card_id=len(cards) + 1, due=when)
        elif card.last_review is not None and when < card.last_review:
            when = card.last_review  # a clock was set back
        with suppress(OverflowError):  # a time at the end of the calendar
            cards[answer.question], _ = scheduler.review_card(card, _rating(answer), when)
    return cards


def waits(answers: Iterable[Answer], now: float) -> dict[str, float]:
    """Return in how many seconds each answered question is due, the one due first in front.

    A question that is due has waited for as long as the number is below 0. `now` is in seconds
    since the epoch.
    """
    due = sorted((card.due, name) for name, card in _cards(answers).items())
    return {name: when.timestamp() - now for when, name in due}
