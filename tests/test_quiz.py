"""Quizzes as pure functions: the log, the choice of questions, attempts and points."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.model import Text
from grader.progress import Event
from grader.questions import Marking, Question, draw
from grader.quiz import Asking, Past, answers, choose, pasts, variant_seed


def answered(question: str, at: str = "2026-03-01T12:00:00Z", **data: Any) -> Event:
    return Event(at, "answered", "", {"question": question, "attempt": 1, "right": True, **data})


def asking(attempts: int = 2, points: float = 1.0, hints: int = 0) -> Asking:
    question = Question(
        id="q",
        type="text",
        prompt=Text("p"),
        options={"answer": Text("a"), "accept": (), "wrong": ()},
        attempts=attempts,
        points=points,
        hints=tuple(Text(str(number)) for number in range(hints)),
    )
    return Asking(draw(question, "x"))


def test_answers_of_a_log() -> None:
    """Answers and skips, with what they say; other events are nothing to it."""
    found = answers(
        [
            Event("2026-01-01T00:00:00Z", "checked", "ex", {"passed": True}),
            answered("a", share=1.0, confidence=3, hints=1, misconceptions=["m"], about=["m", "n"]),
            Event("2026-01-01T00:00:00Z", "skipped", "", {"question": "b"}),
        ]
    )
    assert [(a.question, a.right, a.skipped) for a in found] == [
        ("a", True, False),
        ("b", False, True),
    ]
    assert (found[0].confidence, found[0].hints, found[0].about) == (3, 1, ("m", "n"))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=4,
)
KEYS = [
    "question",
    "quiz",
    "attempt",
    "right",
    "share",
    "confidence",
    "hints",
    "misconceptions",
    "about",
]


@given(st.lists(st.dictionaries(st.sampled_from(KEYS), JSON), max_size=5))
def test_any_log_can_be_read(records: list[Mapping[str, Any]]) -> None:
    """Whatever stands in the log, the rest is used."""
    events = [Event("not a time", "answered", "", record) for record in records]
    for answer in answers(events):
        assert 0 <= answer.share <= 1
        assert answer.attempt >= 1
    pasts(answers(events))


def test_pasts() -> None:
    """The first answer of each time a question was asked decides; a skip counts as asked."""
    found = pasts(
        answers(
            [
                answered("a", right=False),
                answered("a", attempt=2),
                answered("b"),
                Event("2026-03-02T00:00:00Z", "skipped", "", {"question": "b"}),
            ]
        )
    )
    assert found["a"] == Past(1, False, "2026-03-01T12:00:00Z")
    assert found["b"] == Past(2, False, "2026-03-02T00:00:00Z")


@pytest.mark.parametrize(
    ("known", "count", "want"),
    [
        ({}, 2, "ab"),
        ({}, 9, "abcd"),
        ({"a": Past(1, True, "2")}, 2, "bc"),
        ({"a": Past(1, False, "2"), "b": Past(1, True, "1")}, 4, "cdab"),
        ({n: Past(1, True, at) for n, at in zip("abcd", "3142", strict=True)}, 4, "bdac"),
    ],
)
def test_choose(known: dict[str, Past], count: int, want: str) -> None:
    """New ones first, then those not right, then the oldest; in the author's order."""
    assert "".join(choose("abcd", known, count)) == want


def test_seeds() -> None:
    """A seed differs in each of its parts."""
    seeds = {
        variant_seed(quiz, learner, question, asked)
        for quiz in "ab"
        for learner in "cd"
        for question in "ef"
        for asked in (0, 1)
    }
    assert len(seeds) == 16


@pytest.mark.parametrize(
    ("attempts", "shares", "earned", "left", "done"),
    [
        (2, [1], 1, 1, True),
        (2, [0], 0, 1, False),
        (2, [0, 1], 0.5, 0, True),
        (2, [0, 0], 0, 0, True),
        (2, [0.5, 1], 0.5, 0, True),
        (2, [0.8, 0.9], 0.8, 0, True),
        (3, [0, 0, 1], 1 / 3, 0, True),
        (1, [0.25], 0.25, 0, True),
    ],
)
def test_attempts(attempts: int, shares: list[float], earned: float, left: int, done: bool) -> None:
    """A later attempt is worth less, and the best one counts."""
    one = asking(attempts)
    for number, share in enumerate(shares):
        one.take(number, Marking(share), confidence=2)
    assert one.earned == pytest.approx(earned)
    assert (one.left, one.done, one.confidence) == (left, done, 2)


def test_repeating_costs_nothing() -> None:
    """A given answer is known; the confidence is that of the first answer."""
    one = asking()
    one.take(("a", 1), Marking(0.0), confidence=3)
    assert one.repeats(("a", 1))
    assert not one.repeats(("b", 1))
    one.take(("b", 1), Marking(1.0), confidence=1)
    assert (one.confidence, one.right) == (3, True)


def test_hints() -> None:
    """One after another, until there is none left."""
    one = asking(hints=2)
    assert [one.next_hint() for _ in range(4)] == [0, 1, -1, -1]
    assert one.hints == 2
