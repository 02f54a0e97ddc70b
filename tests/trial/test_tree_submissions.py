"""Submissions to an exercise whose inputs and results are dicts, lists and tuples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.content import Content, find_content
from grader.grading import Conductor
from grader.model import Outcome, Report, Sandbox, Status, Submission
from grader.proof import prove

TREES = Path(__file__).parent.parent / "courses" / "trees"
NUMPY = """
import numpy as np

def dense(x, p, scales):
    {before}
    out = (x @ p["w"] + p["b"]) * scales[0] * scales[1]
    return {result}
"""
RIGHT = 'out, {"loss": (out**2).sum(), "mean": out.mean(0)}'
TORCH = NUMPY.replace("numpy as np", "torch")


@pytest.fixture(scope="module")
def content() -> Content:
    return find_content(str(TREES), {}, TREES)


@pytest.fixture(scope="module")
def grader(graders: Callable[[int], Conductor]) -> Conductor:
    return graders(3)


@pytest.fixture
def grade(content: Content, grader: Conductor) -> Callable[[str], Report]:
    def run(text: str) -> Report:
        exercise = content.exercise("dense")
        return grader.grade(
            Submission(text.encode(), "dense.py"), exercise, content.misconceptions()
        )

    return run


def failing(report: Report) -> list[Outcome]:
    return [o for o in report.outcomes if o.status not in (Status.PASS, Status.BLOCKED)]


def test_the_exercise_stands(content: Content, sandbox: Sandbox) -> None:
    """Values, gradients, types and modification of an exercise of dicts, lists and tuples."""
    proof = prove(content.exercise("dense"), content.misconceptions(), sandbox, 0)
    assert proof.problems == ()


@pytest.mark.parametrize("source", [NUMPY, TORCH], ids=["numpy", "torch"])
def test_a_right_answer(grade: Callable[[str], Report], source: str) -> None:
    assert failing(grade(source.format(before="pass", result=RIGHT))) == []


@pytest.mark.parametrize(
    ("source", "before", "result", "check", "message"),
    [
        pytest.param(NUMPY, 'p["w"] += 0; p["w"][0, 0] += 1; p["w"][0, 0] -= 0', RIGHT,
                     "no-mutation", "`p.w` was modified in place", id="inside-a-dict"),
        pytest.param(NUMPY, "scales[0][:] = 1 * scales[0] + 1e-16; scales[1] = 2.5; scales[1] = 2.0; scales.append(0)",
                     RIGHT, "no-mutation", "`scales` was modified in place", id="inside-a-list"),
        pytest.param(TORCH, "pass", 'out, {"loss": (out**2).sum().detach(), "mean": out.mean(0)}',
                     "gradient", "does not carry a gradient", id="a-part-detached"),
        pytest.param(TORCH, "pass", 'out.detach(), {"loss": (out**2).sum(), "mean": out.mean(0)}',
                     "of-some", "does not carry a gradient", id="the-part-detached"),
        pytest.param(TORCH, 'p = {**p, "b": p["b"].detach()}', RIGHT,
                     "gradient", "no gradient reaches `p.b`", id="a-parameter-detached"),
        pytest.param(NUMPY, 'p = {**p, "w": p["w"].astype(np.float64)}', RIGHT,
                     "dtype", "is `float64` for `float32` input", id="upcast-inside"),
    ],
)  # fmt: skip
def test_wrong(
    grade: Callable[[str], Report],
    source: str,
    before: str,
    result: str,
    check: str,
    message: str,
) -> None:
    """Each fault inside a tree is a failure with its place, and never an error of ours."""
    report = grade(source.format(before=before, result=result))
    assert not report.internal
    found = {o.check: o for o in failing(report)}
    assert check in found, [(o.check, o.message) for o in failing(report)]
    assert message in found[check].message
