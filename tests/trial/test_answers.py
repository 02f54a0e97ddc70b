"""Calls of a solution file that go together: each is answered by itself, whatever the others do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from grader.grading import Conductor
from grader.model import Crashed, Exercise, Observation, OutOfMemory, Raised, Returned, TimedOut
from grader.trial import SolutionWorker, Wanted, solution

SOURCE = """
import os
import numpy as np
asked = 0
def center(x, factor=1.0):
    global asked
    asked += 1
    what = x[0, 0]
    if what == 1:
        raise ValueError("no")
    if what == 2:
        os._exit(3)
    if what == 3:
        while True:
            pass
    if what == 4:
        return np.zeros(1 << 26)
    if what == 5:
        return [np.empty(1 << 25) for _ in range(99)]
    return x * 2, asked
"""


@pytest.fixture
def worker(
    grader: Conductor, center: Exercise, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[SolutionWorker]:
    """A worker of a solution file in which some inputs go wrong."""
    path = tmp_path / "center_rows.py"
    path.write_text(SOURCE)
    monkeypatch.setattr(solution, "LIMITS", replace(solution.LIMITS, call=1.0, memory=1 << 30))
    opened = SolutionWorker(replace(center, solution=str(path)), grader.sandbox)
    yield opened
    opened.close()


def wanted(worker: SolutionWorker, *values: float) -> list[Wanted]:
    return [
        Wanted(f"{value}".encode(), worker.model, "center", {"x": np.full((2, 3), float(value))})
        for value in values
    ]


def is_right(seen: Observation, value: float) -> bool:
    return isinstance(seen, Returned) and bool((seen.value[0].data == 2 * value).all())


@pytest.mark.parametrize(
    ("value", "kind"),
    [(1, Raised), (2, Crashed), (3, TimedOut), (4, Raised), (5, OutOfMemory)],
    ids=["raises", "dies", "hangs", "floods", "swallows memory"],
)
def test_one_goes_wrong(worker: SolutionWorker, value: int, kind: type) -> None:
    """It is told as if it had been asked alone; those before and after it have their results."""
    values = (7.0, 8.0, float(value), 9.0, 10.0)
    found = worker.observe_all(wanted(worker, *values))
    assert isinstance(found[2], kind), found[2]
    assert all(is_right(found[i], values[i]) for i in (0, 1, 3, 4))
    alone = worker.observe(worker.model, "center", {"x": np.full((2, 3), float(value))})
    assert type(alone) is kind


def test_an_answer_is_kept(worker: SolutionWorker) -> None:
    """A call is made once; one that ended the worker is made again."""
    calls = wanted(worker, 7, 1, 7, 8)
    found = worker.observe_all(calls)
    assert found[0] is found[2]
    assert worker.observe_all(calls)[3] is found[3]
    assert [seen.value[1] for seen in found if isinstance(seen, Returned)] == [1, 1, 3]
    [dead] = wanted(worker, 2)
    first, second = (worker.observe_all([dead])[0] for _ in range(2))
    assert isinstance(second, Crashed)
    assert first is not second


def test_one_that_is_known_is_dropped_meanwhile(
    worker: SolutionWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is kept when it is asked for is given, even if answers that come in push it out."""
    monkeypatch.setattr("grader.trial.answers.KEPT_BYTES", 700)  # one answer
    first, ahead, new = (wanted(worker, value) for value in (7, 8, 9))
    worker.observe_all(first)
    worker.prepare(ahead)
    assert all(map(is_right, worker.observe_all(first + new), (7, 9)))


def test_asked_ahead(worker: SolutionWorker) -> None:
    """What is asked ahead is there later; other calls in between wait for it."""
    calls = wanted(worker, *range(10, 40))
    worker.prepare(calls)
    assert is_right(worker.observe_all(calls[5:6])[0], 15)
    between = worker.observe(worker.model, "center", {"x": np.full((2, 3), 50.0)})
    assert isinstance(between, Returned)
    assert between.value[1] == 31
    assert all(is_right(seen, n) for n, seen in enumerate(worker.observe_all(calls), start=10))
    assert worker.observe_all(calls)[29].value[1] == 30  # type: ignore[union-attr]


@pytest.mark.parametrize("value", [1, 2, 3])
def test_one_asked_ahead_goes_wrong(worker: SolutionWorker, value: int) -> None:
    """It says nothing before it is needed; what was to come after it is asked again."""
    calls = wanted(worker, 7, value, 8)
    worker.prepare(calls)
    assert is_right(worker.observe_all(calls[2:])[0], 8)
    assert not isinstance(worker.observe_all(calls[1:2])[0], Returned)


def test_closed_with_answers_to_come(worker: SolutionWorker) -> None:
    """Whoever closes it does not wait for them; they are asked again."""
    calls = wanted(worker, 7, 3, 8)
    worker.prepare(calls)
    worker.close()
    assert is_right(worker.observe_all(calls[:1])[0], 7)


def test_more_than_one_request_holds(
    worker: SolutionWorker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They go in several."""
    monkeypatch.setattr("grader.trial.answers.TOGETHER", 3)
    calls = wanted(worker, *range(10, 20))
    assert all(is_right(seen, n) for n, seen in enumerate(worker.observe_all(calls), start=10))
    monkeypatch.setattr("grader.trial.answers.TOGETHER_BYTES", 1)
    calls = wanted(worker, *range(20, 30))
    assert all(is_right(seen, n) for n, seen in enumerate(worker.observe_all(calls), start=20))
