"""Which races are run, and on which inputs."""

from __future__ import annotations

import math
from types import SimpleNamespace
from typing import Any

import pytest

from grader.checks import speed
from grader.numerics.timing import Ratio
from grader.trial import Race

TRIAL: Any = SimpleNamespace(dtypes=lambda case: ("float64",))
FAST, LATE, SLOW = (Race([ratio] * 6, [1.0] * 6, ()) for ratio in (1.0, 2.9, 40.0))


def starts(monkeypatch: pytest.MonkeyPatch, known: Race | None) -> list[int]:
    """Return where the races begin that follow a rerun, or none."""
    found: list[int] = []

    def race(*arguments: object, start: int = 0) -> Race:
        found.append(start)
        return Race([1.0, 9.0] * 6, [1.0] * 12, ())  # it says nothing

    monkeypatch.setattr(speed, "rerun", lambda *arguments: known)
    monkeypatch.setattr(speed, "race", race)
    speed._race(TRIAL, None, 0.1, [3.0, 10.0])  # type: ignore[arg-type]
    return found


def test_no_input_of_a_rerun_is_used_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who keeps results by their inputs would be fast the second time."""
    assert starts(monkeypatch, None) == [0, 2 * speed.FURTHER]
    assert starts(monkeypatch, LATE) == [speed.FURTHER, 2 * speed.FURTHER]


def test_plainly_fast_in_a_rerun(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is enough."""
    assert starts(monkeypatch, FAST) == []


def test_plainly_slow_in_a_rerun(monkeypatch: pytest.MonkeyPatch) -> None:
    """So slow that no busy machine explains it: that is enough, too."""
    assert starts(monkeypatch, SLOW) == []
    late = Race([25.0] * 6, [1.0] * 6, ())
    assert starts(monkeypatch, late) == [speed.FURTHER, 2 * speed.FURTHER]


def test_a_rerun_that_was_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first call was enough to see that only a race can tell."""
    given_up = Race([], [], ())
    assert starts(monkeypatch, given_up) == [speed.FURTHER, 2 * speed.FURTHER]


@pytest.mark.parametrize(
    ("call", "given_up"),
    [
        pytest.param(8e-2, True, id="between two limits"),
        pytest.param(2e-3, False, id="a short first call"),
        pytest.param(0.5, False, id="plainly slow"),
    ],
)
def test_what_lies_between(monkeypatch: pytest.MonkeyPatch, call: float, given_up: bool) -> None:
    """One long call tells; a short first one may be slow for other reasons."""
    asked: list[bool] = []

    def rerun(*arguments: Any) -> Race:
        *_, between, _pace = arguments
        asked.append(between([call], [1e-2]))
        return FAST

    monkeypatch.setattr(speed, "rerun", rerun)
    speed._race(TRIAL, None, 0.1, [3.0, 10.0])  # type: ignore[arg-type]
    assert asked == [given_up]


@pytest.mark.parametrize(
    ("low", "high", "half", "share", "doubt"),
    [
        pytest.param(18.0, 31.0, 0.3, 0.0, False, id="wide, but slow throughout"),
        pytest.param(8.0, 31.0, 0.8, 0.5, True, id="wide, across a limit"),
        pytest.param(1.0, 2.0, 0.4, 1.0, False, id="wide, but fast throughout"),
        pytest.param(9.8, 10.2, 0.02, 0.5, False, id="narrow, across a limit"),
        pytest.param(20.0, math.inf, math.inf, 0.0, True, id="hardly measured"),
    ],
)
def test_doubt(low: float, high: float, half: float, share: float, doubt: bool) -> None:
    """It is said where the interval reaches into another band, and costs nothing there."""
    found = speed._band(Ratio(20.0, half, 8, low, high), [(3.0, 1.0), (10.0, 0.5)], noisy=False)
    assert (found.share, "inconclusive" in found.message) == (share, doubt)
