"""References that use `numpy.linalg` have a truth in extended precision."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.content import Content
from grader.grading import Conductor
from grader.model import Submission
from grader.sandbox import choose

COURSE = Path(__file__).parent.parent / "courses" / "small"
SOURCE = b"import numpy as np\ndef solve(A, b):\n    return np.linalg.solve(A, b)\n"
WIDE = np.finfo(np.longdouble).eps < np.finfo(np.float64).eps


@pytest.mark.parametrize("kind", ["zygote", "process"])
def test_the_truth_is_wider_than_the_working_precision(kind: str) -> None:
    """A solution of linear equations leaves no residual of float64's size."""
    exercise = Content(COURSE).exercise("solve")
    rng = np.random.default_rng(2)
    inputs = {"A": rng.normal(size=(3, 3)), "b": rng.normal(size=3)}
    with Conductor(choose(kind), seed=1) as grader:
        reference = grader.reference(exercise, torch=False, backend="numpy")
        truth = reference.truth("solve", inputs, "float64").value.data
        assert truth.dtype == np.longdouble
        if WIDE:
            left = inputs["A"].astype(np.longdouble) @ truth - inputs["b"]
            assert np.abs(left).max() < 1e-18
        assert grader.grade(Submission(SOURCE, "solve.py"), exercise, {}).passed
