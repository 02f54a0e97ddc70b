"""What a log says of exercises and of questions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.learner.attempts import Past, Score, Standing, answers, pasts, standings
from grader.learner.log import Event

# --------------------------------------------------------------------------- exercises


def _event(kind, exercise="one", **data):
    return Event("2026-03-01T12:00:00Z", kind, exercise, data)


def test_the_best_and_the_last():
    """Points are the best ever, the last check's stand beside them; names are the last's."""
    events = [
        _event("started", file="one.py", backend="numpy"),
        _event("checked", points=6, max_points=10, passed=False, diagnosis=["a"], failed=["v"]),
        _event("hint", level=2),
        _event("hint", level=2),
        _event("checked", points=3, max_points=10, passed=False, diagnosis=["b"], failed=["w"]),
    ]
    score = Score("numpy", "one.py", 2, False, 6.0, 10.0, 3.0, 0, ("w",), ("b",))
    standing = standings(events)["one"]
    assert standing == Standing("one", {"numpy": score}, hints=(2,))
    assert (standing.latest, standing.best, standing.attempts) == (score, score, 2)


def test_the_same_file_again_is_no_attempt():
    """Nor is the starter, nor a version that was checked before; the points count all the same."""
    versions = ["starter", "first", "first", "second", "first"]
    events = [_event("started", digest="starter", backend="numpy")]
    for points, version in enumerate(versions):
        events.append(
            _event("checked", backend="numpy", digest=version, points=points, max_points=9)
        )
    score = standings(events)["one"].latest
    assert (score.attempts, score.points, score.last) == (2, 4.0, 4.0)


def test_a_file_that_is_no_python_is_no_attempt():
    """A syntax error costs nothing; the version that is mended is an attempt."""
    broken = _event("checked", digest="a", syntax=True, max_points=9)
    assert standings([broken])["one"].attempts == 0
    assert standings([broken, _event("checked", digest="b", max_points=9)])["one"].attempts == 1


def test_each_library_has_its_score():
    """The best of them stands for the exercise, a pass in one is a pass, and tries add up."""
    events = [
        _event("checked", backend="numpy", file="one.py", points=9, max_points=9, passed=True),
        _event("checked", backend="torch", file="one_torch.py", points=3, max_points=9),
        _event("checked", backend="torch", points=2, max_points=9),
    ]
    standing = standings(events)["one"]
    assert list(standing.scores) == ["numpy", "torch"]
    assert (standing.best.backend, standing.latest.backend) == ("numpy", "torch")
    assert (standing.passed, standing.attempts, standing.latest.passed) == (True, 3, False)
    assert standing.latest.file == "one_torch.py"


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
        pytest.param({"digest": ["a"], "syntax": "yes"}, id="versions"),
    ],
)
def test_odd_values_do_not_raise(data):
    """Somebody may have edited the log by hand."""
    assert standings([_event("checked", **data)])["one"].attempts == 1


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


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
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
