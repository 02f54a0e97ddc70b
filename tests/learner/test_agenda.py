"""What comes next: the exercise, the quiz, the reviews; from a log, heads and a time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from grader.content.quiz_index import Entry
from grader.content.quizzes import QuizHead
from grader.learner.agenda import Agenda, choose, next_exercise, review_order
from grader.learner.attempts import Past, Score, Standing
from grader.learner.log import Event, History, utc
from grader.model import ExerciseHead, Text

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
DAY = 86_400
TRACKS = {"ex": "01-a", "other": "02-b"}


def quiz(name: str, track: str, **questions: tuple[str, ...]) -> QuizHead:
    """Return a quiz; `questions` are the misconceptions that each can show."""
    entries = tuple(Entry(q, 0, 0, misconceptions=shown) for q, shown in questions.items())
    return QuizHead(name, Text(name), track, Path("quiz.yaml"), 0.5, entries)


QUIZZES = (quiz("a", "01-a", a1=("m",), a2=("m",), a3=("m",)), quiz("b", "02-b", b1=(), b2=("n",)))


def answered(question: str, after: float = 0, **data: Any) -> Event:
    facts = {"question": question, "quiz": question[0], "attempt": 1, "right": True, **data}
    return Event(utc(NOON + after), "answered", "", facts)


def checked(exercise: str, *named: str, passed: bool = False, after: float = 0) -> Event:
    data = {"passed": passed, "diagnosis": list(named)}
    return Event(utc(NOON + after), "checked", exercise, data)


def agenda(*events: Event, after: float = 0) -> Agenda:
    return Agenda(History(events), QUIZZES, NOON + after, TRACKS)


# --------------------------------------------------------------------------- exercises


def head(name: str, *requires: str) -> ExerciseHead:
    return ExerciseHead(name, Text(name), 1, "01-a", requires, Text(""), ("numpy",), "")


@pytest.mark.parametrize(
    ("passed", "after", "want"),
    [
        pytest.param("", "", "one", id="the first"),
        pytest.param("one", "one", "two", id="the one below"),
        pytest.param("two", "two", "three", id="looking from there on"),
        pytest.param("two three", "three", "one", id="and from the beginning"),
        pytest.param("one three", "three", "two", id="what waits for another comes later"),
        pytest.param("one two three", "three", "four", id="what it waits for is passed"),
        pytest.param("one two three four", "four", "", id="all are done"),
    ],
)
def test_next_exercise(passed: str, after: str, want: str) -> None:
    """The first open one whose requirements are passed."""
    heads = [head("one"), head("two"), head("three"), head("four", "two", "one")]
    standings = {n: Standing(n, {"": Score(passed=True)}) for n in passed.split()}
    assert next_exercise(heads, standings, after) == want


def test_next_exercise_where_each_waits() -> None:
    """Where every open one waits for another, the first one."""
    assert next_exercise([head("one", "two"), head("two", "one")], {}) == "one"


# --------------------------------------------------------------------------- quizzes


@pytest.mark.parametrize(
    ("past", "count", "want"),
    [
        ({}, 2, "ab"),
        ({}, 9, "abcd"),
        ({"a": Past(1, True, "2")}, 2, "bc"),
        ({"a": Past(1, False, "2"), "b": Past(1, True, "1")}, 4, "cdab"),
        ({n: Past(1, True, at) for n, at in zip("abcd", "3142", strict=True)}, 4, "bdac"),
    ],
)
def test_choose(past: dict[str, Past], count: int, want: str) -> None:
    """New ones first, then those not right, then the oldest; in the author's order."""
    assert "".join(choose("abcd", past, count)) == want


@pytest.mark.parametrize(
    ("events", "want"),
    [
        pytest.param([], "a", id="the first"),
        pytest.param([answered("b1")], "b", id="the one answered last"),
        pytest.param([answered("b1"), checked("ex")], "a", id="of the exercise worked on last"),
        pytest.param([checked("other"), answered("a1")], "a", id="whichever came later"),
        pytest.param([answered("b1"), answered("b2")], "a", id="one with new questions"),
        pytest.param([checked("gone")], "a", id="an exercise of another course"),
        pytest.param([answered(q) for q in ("b1", "b2", "a1", "a2", "a3")], "a", id="none is new"),
    ],
)
def test_next_quiz(events: list[Event], want: str) -> None:
    """The quiz to go on with."""
    assert agenda(*events).next_quiz().id == want


# --------------------------------------------------------------------------- reviews


def test_review_order() -> None:
    """Questions on mistakes of code first, at most two for each, then what is due."""
    on = {"m": ["q1", "q2", "q3"], "n": ["q4"]}
    assert review_order(["q3", "q9"], ["n", "m"], on) == ("q4", "q3", "q1", "q9")
    assert review_order([], ["unknown"], on) == ()
    assert review_order(["q9"], ["n", "m"], on, resting=["q4", "q1"]) == ("q2", "q3", "q9")
    assert review_order(["q9"], [], on) == ("q9",)


def test_reviews() -> None:
    """What is due, and what comes later, make up all that was answered and is in the course."""
    events = [answered("a1", right=False), answered("b1"), answered("gone", right=False)]
    assert agenda(*events).due == ()
    assert list(agenda(*events).waits) == ["a1", "b1"]
    later = agenda(*events, after=DAY)
    assert later.due == ("a1",)
    assert later.waits["a1"] == 0
    assert later.later == [later.waits["b1"]]


def test_a_mistake_in_code_is_asked_about() -> None:
    """Two questions on it are due at once, unless they were asked a moment ago."""
    assert agenda(checked("ex", "m")).due == ("a1", "a2")
    assert agenda(checked("ex", "m"), answered("a1", right=False)).due == ("a2", "a3")


def test_reasons() -> None:
    """Why a review asks a question; a new one about nothing has no reason."""
    seen = agenda(checked("ex", "m"), answered("b1"), answered("b2", right=False))
    reasons = {name: seen.reason(name) for name in ("a1", "b1", "b2")}
    assert reasons == {
        "a1": "asked because of your code: m",
        "b1": "due again",
        "b2": "due again: not right the last time",
    }
    assert agenda().reason("a1") is None


# --------------------------------------------------------------------------- misconceptions


def test_misconceptions_open_and_closed() -> None:
    """The last seen in front; one that no question of the course is about needs no answer."""
    events = [checked("ex", "m", "unasked"), checked("ex", "n"), checked("ex", passed=True)]
    seen = agenda(*events)
    assert [m.id for m in seen.open_misconceptions] == ["n", "m"]
    assert [m.id for m in seen.closed_misconceptions] == ["unasked"]


def test_an_agenda_is_of_one_moment() -> None:
    """It stays what it was while the log goes on."""
    history = History((checked("ex", "m"),))
    before = Agenda(history, QUIZZES, NOON, TRACKS)
    after = Agenda(history.followed_by(answered("a1", about=["m"])), QUIZZES, NOON, TRACKS)
    assert before.due == ("a1", "a2")
    assert after.due == ()


# --------------------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("hours", "want"),
    [
        ([], 0),
        ([0], 1),
        ([-24], 1),
        ([-48], 0),
        ([0, -24, -48], 3),
        ([-24, -48, -96], 2),
        ([0, 0, -1], 1),
    ],
)
def test_days_in_a_row(hours: list[int], want: int) -> None:
    """Days of work up to today or yesterday; a hint alone is no work."""
    events = [checked("ex", after=hour * 3600) for hour in hours]
    events.append(Event(utc(NOON - 72 * 3600), "hint", "ex", {"level": 1}))
    assert agenda(*events).days_in_a_row == want


def test_days_are_the_learners() -> None:
    """Where the learner lives decides when a day begins; a time that is none is left out."""
    events = [checked("ex", after=-13 * 3600), checked("ex"), Event("never", "checked", "ex")]
    east = timezone(timedelta(hours=8))
    assert Agenda(History(tuple(events)), (), NOON).days_in_a_row == 2
    assert Agenda(History(tuple(events)), (), NOON, zone=east).days_in_a_row == 1
