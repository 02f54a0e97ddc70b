"""The schedule: replayed from the log, the same for the same log."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.learner.attempts import Answer
from grader.learner.schedule import waits

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
DAY = 86_400


def answer(question: str = "q", after: float = 0, right: bool = True, **more) -> Answer:
    at = datetime.fromtimestamp(NOON + after, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Answer(at, question, right=right, **more)


def days(*given_: Answer) -> float:
    """Return after how many days, from noon, the question is due."""
    return waits(given_, NOON)["q"] / DAY


def test_ratings() -> None:
    """Wrong comes back at once, a guess or a hint soon, right after days."""
    wrong, right = days(answer(right=False)), days(answer())
    guess, hint = days(answer(confidence=1)), days(answer(hints=1))
    assert wrong < 0.02
    assert wrong <= guess == hint < 1
    assert right >= 2
    assert days(answer(confidence=3)) == right


def test_a_second_attempt_is_again() -> None:
    """Only the first answer of each time counts."""
    second = answer(attempt=2, after=60)
    assert days(answer(right=False), second) == days(answer(right=False))


def test_intervals_grow() -> None:
    """Right again and again, it comes less and less often; wrong, and it is back."""
    history, gaps = [answer()], []
    for _ in range(4):
        due_at = waits(history, NOON)["q"]
        gaps.append(due_at)
        history.append(answer(after=due_at))
    steps = [b - a for a, b in itertools.pairwise(gaps)]
    assert steps == sorted(steps)
    assert steps[0] > gaps[0]
    last = history[-1]
    assert days(*history[:-1], answer(after=gaps[-1], right=False)) < gaps[-1] / DAY + 1
    assert last.at > history[0].at


def test_waits() -> None:
    """In how many seconds each is due, the one due first in front; below 0 it has waited."""
    given_ = [answer("a", right=False), answer("b", after=-60, right=False), answer("c")]
    found = waits(given_, NOON)
    assert list(found) == ["b", "a", "c"]
    assert (found["b"], found["a"]) == (540, 600)
    assert found["c"] >= 2 * DAY
    assert waits(given_, NOON + 3600)["a"] == -3000


def test_skips_are_no_reviews() -> None:
    """A skipped question is not scheduled."""
    assert waits([answer(skipped=True)], NOON) == {}


@pytest.mark.parametrize(
    "at", ["", "yesterday", "2026-13-01T00:00:00Z", "0001-01-01T00:00:00+23:00"]
)
def test_unreadable_times(at: str) -> None:
    """They are left out; the rest is used."""
    assert set(waits([Answer(at, "a", right=True), answer("b")], NOON)) == {"b"}


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59Z", "1970-01-01", "2026-03-01T12:00:00+05:00"])
def test_odd_times(at: str) -> None:
    """The end of the calendar, a date alone, another zone: no crash."""
    waits([Answer(at, "a", right=True), Answer(at, "a", right=False)], NOON)


@given(st.lists(st.tuples(st.booleans(), st.integers(-DAY, 400 * DAY)), max_size=12))
def test_equal_logs_give_equal_schedules(history: list[tuple[bool, int]]) -> None:
    """Nothing is random, and a clock that was set back does no harm."""
    given_ = [answer(after=after, right=right) for right, after in history]
    assert waits(given_, NOON) == waits(given_, NOON)
