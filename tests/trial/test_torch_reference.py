"""Where only torch is accepted, the model answer is torch's, and truths are float64."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from grader.content import Content
from grader.grading import Conductor
from grader.model import Report

HandIn = Callable[[str, str], Report]
COURSE = Path(__file__).parent.parent / "courses" / "small"


def graded(hand_in: HandIn, body: str, head: str = "import torch") -> Report:
    return hand_in("gate", f"{head}\ndef gate(x, a=1.0):\n    {body}\n")


def test_truths_are_in_float64(grader: Conductor) -> None:
    """Also for float64 work, whose budget is the spread of the variants."""
    exercise = Content(COURSE).exercise("gate")
    reference = grader.reference(exercise, torch=True, backend="torch")
    inputs = {"x": np.linspace(-3, 3, 7), "a": 1.5}
    for dtype in ("float32", "float64"):
        truth = reference.truth("gate", inputs, dtype)
        assert truth.value.dtype == "float64"
        assert 0 < truth.budget("") < 1e-5


RIGHT = {
    "sigmoid": "return x * torch.sigmoid(a * x)",
    "exp": "return x * torch.where(a*x > 0, 1/(1 + torch.exp(-(a*x).abs())), 1 - "
    "1/(1 + torch.exp(-(a*x).abs())))",
    "logistic": "return x * (a * x).sigmoid()",
}


@pytest.mark.parametrize("body", RIGHT.values(), ids=RIGHT)
def test_right_answers_pass(hand_in: HandIn, body: str) -> None:
    report = graded(hand_in, body)
    assert [(o.check, o.message) for o in report.outcomes if not o.passed] == []


def test_a_mistake_is_named(hand_in: HandIn) -> None:
    report = graded(hand_in, "return x * x.sigmoid()")
    assert [mistake.id for mistake in report.diagnosis] == ["no-a"]


WRONG = {
    "numpy": ("import numpy as np", "return x.numpy() / (1 + np.exp(-a * x.numpy()))"),
    "numpy-only": ("import numpy as np", "return np.asarray(x) * (np.tanh(a*x.numpy()/2) + 1)/2"),
    "detached": ("import torch", "return (x * torch.sigmoid(a * x)).detach()"),
}


@pytest.mark.parametrize(("head", "body"), WRONG.values(), ids=WRONG)
def test_numpy_and_a_cut_graph_fail(hand_in: HandIn, head: str, body: str) -> None:
    """A file that computes with NumPy is no answer in torch, whatever its values are."""
    assert not graded(hand_in, body, head).passed
