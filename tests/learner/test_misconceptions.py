"""Misconceptions: seen, fixed, closed."""

from __future__ import annotations

from typing import Any

from grader.learner.log import Event
from grader.learner.misconceptions import misconceptions, to_review

CLOCK = iter(range(10_000))


def at() -> str:
    number = next(CLOCK)
    return f"2026-03-01T{number // 3600:02}:{number // 60 % 60:02}:{number % 60:02}Z"


def checked(exercise: str, *named: str, passed: bool = False, **more: str) -> Event:
    return Event(at(), "checked", exercise, {"passed": passed, "diagnosis": list(named), **more})


def answered(right: bool, *shown: str, about: tuple[str, ...] = ("m",), attempt: int = 1) -> Event:
    data: dict[str, Any] = {
        "question": "q",
        "right": right,
        "attempt": attempt,
        "misconceptions": list(shown),
        "about": list(about),
    }
    return Event(at(), "answered", "", data)


def closed(*events: Event, asked: tuple[str, ...] = ("m",)) -> bool:
    return misconceptions(events)["m"].closed(asked)


def test_seen_in_code() -> None:
    """Open until the exercise passes and, where there is a question on it, that is right."""
    wrong, right = checked("ex", "m"), checked("ex", passed=True)
    assert not closed(wrong)
    assert not closed(wrong, right)
    assert closed(wrong, right, asked=())
    assert closed(wrong, right, answered(True))
    assert closed(wrong, answered(True), right)
    assert not closed(wrong, answered(True))


def test_every_exercise_has_to_pass() -> None:
    """Two exercises that showed it are two to fix."""
    events = [checked("a", "m"), checked("b", "m"), checked("a", passed=True)]
    assert misconceptions(events)["m"].pending == {"b"}
    assert not closed(*events, answered(True))
    assert closed(*events, answered(True), checked("b", passed=True))


def test_seen_in_a_quiz() -> None:
    """A right first answer to a question about it closes it; a later attempt does not."""
    assert not closed(answered(False, "m"))
    assert not closed(answered(False, "m"), answered(True, attempt=2))
    assert closed(answered(False, "m"), answered(True))
    assert not closed(answered(False, "m"), answered(True, about=("other",)))


def test_it_comes_back() -> None:
    """Seen again, it is open again."""
    events = [answered(False, "m"), answered(True), answered(False, "m")]
    assert not closed(*events)
    assert misconceptions(events)["m"].seen == 2


def test_once_per_version() -> None:
    """A version of a file shows a mistake once, however often it is checked."""
    events = [checked("a", "m", digest="1"), checked("a", "m", digest="1")]
    assert misconceptions(events)["m"].seen == 1
    events += [checked("a", "m", digest="2"), checked("b", "m", digest="1")]
    assert misconceptions(events)["m"].seen == 3


def test_an_old_version_again() -> None:
    """It has to be fixed again, but the answer to a question on it still counts."""
    old = checked("a", "m", digest="1")
    events = [old, answered(True), checked("a", passed=True), old]
    seen = misconceptions(events)["m"]
    assert (seen.pending, seen.answered, seen.seen) == ({"a"}, True, 1)


def test_the_last_seen_is_last() -> None:
    """The order is that of the last sighting."""
    events = [checked("a", "m"), checked("a", "n"), checked("a", "m")]
    assert list(misconceptions(events)) == ["n", "m"]


def test_to_review() -> None:
    """What a check named comes to review until a question about it is answered right."""
    events = [checked("a", "m"), checked("a", "n"), answered(False, "quiz-only")]
    assert to_review(misconceptions(events).values()) == ("n", "m")
    events.append(checked("a", passed=True))
    assert to_review(misconceptions(events).values()) == ("n", "m")
    events.append(answered(True, about=("m",)))
    assert to_review(misconceptions(events).values()) == ("n",)


def test_since() -> None:
    """Sightings are counted from a time on."""
    one, two = checked("a", "m"), checked("a", "m")
    assert misconceptions([one, two])["m"].since(two.at) == 1


def test_a_damaged_log() -> None:
    """Values of other types are left out."""
    events = [
        Event("x", "checked", "a", {"diagnosis": "m"}),
        Event("x", "checked", "a", {"diagnosis": [1, None, "m"]}),
        Event("x", "answered", "", {"question": 3, "misconceptions": ["m"]}),
    ]
    assert misconceptions(events)["m"].seen == 1
