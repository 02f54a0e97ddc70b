"""What the reference computes once, and what it must not keep."""

from __future__ import annotations

import os
import signal

import numpy as np
import pytest

from grader.errors import GraderError, SandboxError
from grader.grading import Conductor
from grader.model import Exercise


@pytest.fixture
def inputs() -> dict[str, np.ndarray]:
    return {"x": np.random.default_rng(3).normal(size=(4, 6))}


def test_a_truth_is_computed_once(grader: Conductor, center: Exercise, inputs: dict) -> None:
    """By content: another array of the same numbers has the same truth, other numbers another."""
    reference = grader.reference(center, torch=False, backend="numpy")
    first = reference.truth("center", inputs, "float64")
    assert reference.truth("center", {"x": inputs["x"].copy()}, "float64") is first
    assert reference.truth("center", inputs, "float32") is not first
    assert reference.truth("center", inputs, "float64", perturb=False) is not first
    assert reference.truth("center", {"x": inputs["x"].T}, "float64") is not first


def test_who_judges_is_part_of_the_truth(grader: Conductor, center: Exercise, inputs: dict) -> None:
    """An implementation that is on trial does not widen its own budget."""
    reference = grader.reference(center, torch=False, backend="numpy")
    first = reference.truth("center", inputs, "float64")
    reference.solution.without = reference.correct("float64")[-1]
    try:
        assert reference.truth("center", inputs, "float64") is not first
    finally:
        reference.solution.without = None


def test_large_inputs_are_not_kept(grader: Conductor, center: Exercise, inputs: dict) -> None:
    """The inputs of a race are new each time; memory would grow with every submission."""
    reference = grader.reference(center, torch=False, backend="numpy")
    known = len(reference._cache)
    truth = reference.quick_truth("center", {"x": inputs["x"] + 1}, "float64")
    assert len(reference._cache) == known
    assert set(truth.budgets) == set(reference.truth("center", inputs, "float64").budgets)


def test_a_worker_that_is_gone_is_replaced(
    grader: Conductor, center: Exercise, inputs: dict
) -> None:
    """The kernel may kill it when memory runs out; the next submission has another one."""
    reference = grader.reference(center, torch=False, backend="numpy")
    reference.solution.start()
    child = getattr(reference.solution._session, "child", None)
    if not hasattr(child, "pid"):
        pytest.skip("no process id is known")
    os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(GraderError):
        reference.measure("center", {"x": inputs["x"] + 2})
    assert reference.measure("center", {"x": inputs["x"] + 2}).data.shape == (4, 6)


def test_a_worker_whose_zygote_died_is_replaced(
    grader: Conductor, center: Exercise, inputs: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One submission is told that we failed; the next has another reference."""
    reference = grader.reference(center, torch=False, backend="numpy")
    pipe = getattr(reference.solution.start(), "_pipe", None)
    if pipe is None:
        pytest.skip("the sandbox asks in another way")

    def gone(parts: object) -> None:
        raise SandboxError("the zygote died under a submission")

    monkeypatch.setattr(pipe, "write", gone)
    with pytest.raises(SandboxError):
        reference.measure("center", {"x": inputs["x"] + 3})
    assert reference.measure("center", {"x": inputs["x"] + 3}).data.shape == (4, 6)
