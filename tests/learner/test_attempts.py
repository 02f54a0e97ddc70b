"""What a log says of exercises and of questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.learner.attempts import Past, Standing, answers, pasts, standings
from grader.learner.log import Event

# --------------------------------------------------------------------------- exercises


def _event(kind, exercise="one", **data):
    return Event("2026-03-01T12:00:00Z", kind, exercise, data)


def test_standing_keeps_the_best_and_the_last():
    """Points are the best ever, the diagnosis is the last."""
    events = [
        _event("started", file="one.py", backend="numpy"),
        _event("checked", points=6, max_points=10, passed=False, diagnosis=["a"], failed=["v"]),
        _event("hint", level=2),
        _event("hint", level=2),
        _event("checked", points=3, max_points=10, passed=False, diagnosis=["b"], failed=["w"]),
    ]
    assert standings(events)["one"] == Standing(
        "one",
        tries=2,
        points=6.0,
        max_points=10.0,
        hints=(2,),
        failed=("w",),
        diagnosis=("b",),
        file="one.py",
        backend="numpy",
    )


def test_a_pass_stays_a_pass():
    """Breaking a passed exercise later does not take the pass away."""
    events = [_event("checked", passed=True), _event("checked", passed=False)]
    assert standings(events)["one"].passed


def test_order_is_by_last_touch():
    """The exercise touched last comes last."""
    events = [_event("started", "one"), _event("started", "two"), _event("hint", "one", level=1)]
    assert list(standings(events)) == ["two", "one"]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param({"points": "many", "max_points": None}, id="points"),
        pytest.param({"diagnosis": "text", "failed": {"a": 1}}, id="lists"),
        pytest.param({"file": 5, "backend": []}, id="names"),
        pytest.param({"diagnosis": [1, None, "a"]}, id="items"),
    ],
)
def test_odd_values_do_not_raise(data):
    """Somebody may have edited the log by hand."""
    assert standings([_event("checked", **data)])["one"].tries == 1


def test_unknown_events_are_left_to_others():
    """Quiz events stand in the same log."""
    assert standings([_event("answered", "")]) == {}
    assert standings([_event("answered", "one")]) == {}


# --------------------------------------------------------------------------- questions


def answered(question: str, at: str = "2026-03-01T12:00:00Z", **data: Any) -> Event:
    return Event(at, "answered", "", {"question": question, "attempt": 1, "right": True, **data})


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
