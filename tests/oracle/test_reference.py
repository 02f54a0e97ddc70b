"""What the oracle computes once, and what it must not keep."""

from __future__ import annotations

import os
import signal

import numpy as np
import pytest

from grader.errors import GraderError
from grader.grading import Grader
from grader.model import Exercise


@pytest.fixture
def inputs() -> dict[str, np.ndarray]:
    return {"x": np.random.default_rng(3).normal(size=(4, 6))}


def test_a_truth_is_computed_once(grader: Grader, center: Exercise, inputs: dict) -> None:
    """By content: another array of the same numbers has the same truth, other numbers another."""
    oracle = grader.oracle(center, torch=False)
    first = oracle.truth("center", inputs, "float64")
    assert oracle.truth("center", {"x": inputs["x"].copy()}, "float64") is first
    assert oracle.truth("center", inputs, "float32") is not first
    assert oracle.truth("center", inputs, "float64", ()) is not first
    assert oracle.truth("center", {"x": inputs["x"].T}, "float64") is not first


def test_who_judges_is_part_of_the_truth(grader: Grader, center: Exercise, inputs: dict) -> None:
    """An implementation that is on trial does not widen its own budget."""
    oracle = grader.oracle(center, torch=False)
    first = oracle.truth("center", inputs, "float64")
    oracle.without = oracle.correct("float64", torch=False)[-1]
    try:
        assert oracle.truth("center", inputs, "float64") is not first
    finally:
        oracle.without = None


def test_large_inputs_are_not_kept(grader: Grader, center: Exercise, inputs: dict) -> None:
    """The inputs of a race are new each time; memory would grow with every submission."""
    oracle = grader.oracle(center, torch=False)
    known = len(oracle._cache)
    truth = oracle.quick_truth("center", {"x": inputs["x"] + 1}, "float64")
    assert len(oracle._cache) == known
    assert set(truth.budgets) == set(oracle.truth("center", inputs, "float64").budgets)


def test_a_worker_that_is_gone_is_replaced(grader: Grader, center: Exercise, inputs: dict) -> None:
    """The kernel may kill it when memory runs out; the next submission has another one."""
    oracle = grader.oracle(center, torch=False)
    oracle.start()
    child = getattr(oracle._session, "child", None)
    if not hasattr(child, "pid"):
        pytest.skip("no process id is known")
    os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(GraderError):
        oracle.ask("center", {"x": inputs["x"] + 2})
    assert oracle.ask("center", {"x": inputs["x"] + 2}).data.shape == (4, 6)
