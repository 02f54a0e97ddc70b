"""The submission in its worker: reopened when it dies, called with other inputs first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from grader.grading import Conductor
from grader.model import Crashed, Exercise, Raised, Returned, Submission
from grader.trial import NotReturned, SubmissionWorker, returned
from grader.trial.submission import MAX_DEATHS

X = {"x": np.ones((2, 3))}


@pytest.fixture
def opened(grader: Conductor, center: Exercise) -> Iterator[object]:
    """Make a worker for a source; all of them are closed."""
    workers: list[SubmissionWorker] = []

    def make(source: str) -> SubmissionWorker:
        submission = Submission(source.encode(), "mine.py")
        worker = SubmissionWorker(
            submission, center, grader.sandbox, grader.cases(center), family="numpy", device="cpu"
        )
        workers.append(worker)
        return worker

    yield make
    for worker in workers:
        worker.close()


def test_a_call_comes_back(opened) -> None:
    """With what the function returned."""
    worker = opened("def center(x, factor=1.0):\n    return x + factor\n")
    assert np.array_equal(worker.call("center", X, "float64").value.data, X["x"] + 1)


def test_other_inputs_come_first(opened) -> None:
    """So that what a function remembers of them shows in its first case."""
    worker = opened("n = 0\ndef center(x, factor=1.0):\n    global n\n    n += 1\n    return n\n")
    assert worker.call("center", X, "float64").value > 1


def test_one_that_dies_is_reopened(opened) -> None:
    """A few times; then it is no longer tried."""
    worker = opened("import os\ndef center(x, factor=1.0):\n    os._exit(3)\n")
    seen = [worker.observe("center", X, "float64") for _ in range(MAX_DEATHS + 2)]
    assert not any(isinstance(one, Returned) for one in seen)
    if all(isinstance(one, Crashed) for one in seen):
        assert seen[-1] is seen[-2]


def test_what_raises_is_no_result(opened) -> None:
    """It is an observation, and an exception for whoever needs a result."""
    worker = opened("def center(x, factor=1.0):\n    raise KeyError('k')\n")
    assert isinstance(worker.observe("center", X, "float64"), Raised)
    with pytest.raises(NotReturned):
        worker.call("center", X, "float64")


def test_an_input_that_is_written_to_is_noted(opened) -> None:
    """In whatever call."""
    worker = opened("def center(x, factor=1.0):\n    x *= 2\n    return x.copy()\n")
    assert worker.observe("center", X, "float64").touched == ("x",)
    assert worker.touched == {"center": "x"}
    assert X["x"].max() == 1


def test_frozen_inputs_cannot_be_written_to(opened) -> None:
    """Not even for a while."""
    worker = opened("def center(x, factor=1.0):\n    x += 1\n    x -= 1\n    return x + 0\n")
    seen = worker.observe("center", X, "float64", frozen=True)
    assert isinstance(seen, Raised)
    assert "read-only" in seen.message


def test_only_results_are_returned() -> None:
    """Anything else is an exception that carries it."""
    crashed = Crashed("gone")  # type: ignore[arg-type]
    with pytest.raises(NotReturned) as caught:
        returned(crashed)
    assert caught.value.observation is crashed


COUNTING = "n = 0\ndef center(x, factor=1.0):\n    global n\n    n += 1\n    return {given}\n"
"""A function that knows how often it was called; the neighbours of its cases count, too."""


def test_who_gives_the_same_again_is_not_asked_a_third_time(opened) -> None:
    """What several checks want of one case is called for twice."""
    worker = opened(COUNTING.format(given="[x + 1, n][:1] if x.size else n"))
    first = worker.result("center", X, "float64")
    assert worker.result("center", X, "float64") is not first
    assert worker.result("center", X, "float64") is first
    assert worker.result("center", {**X}, "float64") is not first
    assert worker.result("center", X, "float32") is not first


def test_who_gives_something_else_is_always_asked(opened) -> None:
    """Nothing stands for what it gives next."""
    worker = opened(COUNTING.format(given="n"))
    seen = [worker.result("center", X, "float64").value for _ in range(4)]
    assert len(set(seen)) == 4


def test_who_once_gave_something_else_is_always_asked(opened) -> None:
    """An equal pair on another case does not make up for it."""
    worker = opened(COUNTING.format(given="n if x[0, 0] == 0 else x"))
    varying = {**X, "x": np.zeros((2, 2))}
    seen = [worker.result("center", varying, "float64") for _ in range(2)]
    for _ in range(3):
        worker.result("center", X, "float64")
    assert worker.result("center", varying, "float64").value not in [one.value for one in seen]


def test_what_a_worker_gave_ends_with_it(opened) -> None:
    """The next one is asked again."""
    worker = opened(COUNTING.format(given="x + 1"))
    seen = [worker.result("center", X, "float64") for _ in range(3)]
    worker.close()
    assert worker.result("center", X, "float64") is not seen[0]
