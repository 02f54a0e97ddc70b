"""Which mistakes are named, where the outputs alone do not say."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from grader.diagnosis import match as matching
from grader.diagnosis.match import Match, _certain, _explaining, _tells
from grader.diagnosis.probes import Probe, _alike, _remembered, narrow
from grader.model import Array, CaseSpec, Observation, Raised, Returned, Slip, Truth
from grader.trial import Case, View


def probe(got: Observation) -> Probe:
    case = Case(CaseSpec("drawn", "any", "f", {}), 0, {})
    return Probe(case, {}, got, Truth(None, {}), right=False)


def array(*numbers: float) -> Array:
    return Array(np.array(numbers), "float64")


@pytest.mark.parametrize(
    ("value", "tells"),
    [
        (array(0, 0, 0), False),
        ((array(0, 0, 0), 1.5), False),
        ({"alpha": array(0, 0.5), "b": 0.0}, True),
        (array(0, np.nan), True),
        (0.0, True),
        ("text", True),
    ],
    ids=["zeros", "zeros and a bias", "moved", "nan", "a number", "text"],
)
def test_a_result_that_never_moved_names_nothing(value: Any, tells: bool) -> None:
    """Zeros agree with every mistake that never moves."""
    assert _tells(probe(Returned(value))) is tells


THIRDS = np.array([1.0, 2.0, -5.0]) / 3


@pytest.mark.parametrize(
    ("value", "is_narrow"),
    [
        (Array(THIRDS.astype("float32"), "float32"), True),
        (Array(THIRDS.astype("float32").astype("float64"), "float64"), True),
        ((Array(THIRDS.astype("float32"), "float32"), array(1, 2)), True),
        ((Array(THIRDS.astype("float32"), "float32"), array(*THIRDS)), False),
        (array(1, 2, -0.5), False),
        ("text", False),
    ],
    ids=["kept", "cast back", "beside whole numbers", "beside float64", "whole numbers", "text"],
)
def test_single_precision(value: Any, is_narrow: bool) -> None:
    """What holds numbers of float32 alone was computed in it; small whole numbers say nothing."""
    assert narrow([probe(Returned(value))]) is is_narrow


def test_an_exception_tells() -> None:
    assert _tells(probe(Raised("call", ("ValueError",), "no")))


def slip(name: str) -> Slip:
    return Slip(name, ("values",), variant=name, same_as=("b",) if name == "twin" else ())


def named(*pairs: str) -> list[str]:
    found = [Match(tuple(map(slip, pair.split("+"))), 3, 3, 0.0) for pair in pairs]
    return [_told(match) for match in _certain(found)]


def _told(match: Match) -> str:
    either = "|".join(slip.id for slip in match.either)
    return "+".join(
        [*(slip.id for slip in match.slips), *[either or "?"] * (match.partly or bool(either))]
    )


def test_rival_pairs() -> None:
    """What they have in common is certain, and named once; the rest is open, or known by two names."""
    assert named("a+b", "a+c") == ["a+?"]
    assert named("a+b", "a+twin") == ["a+b|twin"]
    assert named("a+b", "c+d") == ["a+b", "c+d"]
    assert named("a", "b") == ["a", "b"]
    assert named("a+b") == ["a+b"]


@pytest.mark.parametrize(
    ("theirs", "ours", "same_library", "alike"),
    [
        ("axis 1 is out of bounds", "axis 2 is out of bounds", True, True),
        ("axis 1 is out of bounds", "shapes differ", True, False),
        ("axis 1 is out of bounds", "Dimension out of range", False, True),
    ],
)
def test_exceptions(theirs: str, ours: str, same_library: bool, alike: bool) -> None:
    """The same mistake in the same words but for numbers; in another library, of the same class."""
    a = Raised("call", ("AxisError", "ValueError", "IndexError"), theirs)
    b = Raised("call", ("AxisError" if same_library else "IndexError",), ours)
    assert _alike(a, b, same_library) is alike


def test_another_class_is_another_mistake() -> None:
    """In any library."""
    a, b = Raised("call", ("TypeError",), "x"), Raised("call", ("ValueError",), "x")
    assert not _alike(a, b, True)
    assert not _alike(a, b, False)


def test_a_mistake_that_a_check_proved_is_shown_by_that_check() -> None:
    """And not by whatever failed first."""
    from grader.diagnosis.diagnose import _by_finding
    from grader.messages import Message, Text, verbatim
    from grader.model import Misconception, Outcome, Status, Verdict

    def outcome(name: str, *proven: str) -> Outcome:
        verdict = Verdict(Status.FAIL, verbatim(name), finding=name, proven=proven)
        return Outcome(name, "any", "", False, verdict, 0.0, 1.0, 0.0)

    exercise = SimpleNamespace(slips={"swapped": slip("swapped")})
    trial = SimpleNamespace(exercise=exercise, backend="numpy")
    known = {"swapped": Misconception("swapped", Text("swaps"), Text("says"))}
    [found] = _by_finding(trial, [outcome("contradictory"), outcome("rule", "swapped")], known)
    assert (found.id, found.evidence) == ("swapped", Message("rule"))


@pytest.mark.parametrize(("own", "model"), [(0.05, 0.0), (0.0, 0.05)])
def test_what_takes_long_is_tried_on_few(
    own: float, model: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slow probe is the last one; who disagrees on a quick one is not asked there.

    Slow is where the submission, or else the model answer, has much to compute.
    """
    long = {"n": 100_000}
    slow = replace(probe(Returned(1.0, seconds=own)), truth=Truth(0.0, {}), inputs=long)
    quick = replace(probe(Returned(2.0, seconds=0.001)), right=True)
    wrong = probe(Returned(3.0, seconds=0.001))
    alike = {"a": (slow, quick, wrong), "b": (slow, wrong), "c": (slow, quick)}
    asked: list[tuple[float, list[str]]] = []

    def observed(trial: object, variants: list[str], one: Probe) -> dict[str, Observation]:
        asked.append((one.got.value, [*variants]))
        return {}

    def agreement(trial: object, variant: str, one: Probe, known: object) -> float | None:
        return 0.5 if any(one is other for other in alike[variant]) else None

    monkeypatch.setattr(matching, "observed", observed)
    monkeypatch.setattr(matching, "agreement", agreement)
    monkeypatch.setattr(matching, "ask_ahead", lambda *_: None)
    solution = SimpleNamespace(variant=str)
    reference = SimpleNamespace(solution=solution, seconds=lambda _, given, __: model * len(given))
    trial: Any = SimpleNamespace(reference=reference)
    [found] = _explaining(trial, [(slip(name),) for name in alike], [slow, quick, wrong])
    assert [one.id for one in found.slips] == ["a"]
    assert (found.explained, found.difference) == (3, 0.5)
    assert asked == [(3.0, ["a", "b", "c"]), (2.0, ["a", "b"]), (1.0, ["a"])]


def test_a_view_is_not_taken_again() -> None:
    """Of the result that many candidates are compared with; few are held."""
    taken: list[object] = []
    view = _remembered(View("out[0]", lambda result: (taken.append(result), result[0])[1]))
    mine, others = [1.0], [[float(n)] for n in range(50)]
    for other in others:
        assert (view.of(other), view.of(mine)) == (other[0], 1.0)
    assert len(taken) == 51
    assert view.of(others[0]) == 0.0
    assert len(taken) == 52
