"""Inputs and results that are trees: cast, compared, differentiated and guarded leaf by leaf."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from grader.model import Outcome, Report

HandIn = Callable[[str, str], Report]
COURSE = Path(__file__).parent.parent / "courses" / "small"


NUMPY = """
import numpy as np
def train(x, p, rates):
    y = x @ p["w"] + p["b"]
    new = {"w": p["w"] - rates[0] * p["w"], "b": p["b"] - rates[1] * p["b"]}
    return (y * y).mean(), new, [y, y + p["b"]]
"""
TORCH = NUMPY.replace("import numpy as np", "import torch")


def first_failure(report: Report) -> Outcome:
    return next(o for o in report.outcomes if not o.passed)


@pytest.mark.parametrize("source", [NUMPY, TORCH], ids=["numpy", "torch"])
def test_a_right_answer_passes(hand_in: HandIn, source: str) -> None:
    """Every leaf has its own budget, in both precisions, and its own gradient."""
    report = hand_in("train", source)
    assert [(o.check, o.message) for o in report.outcomes if not o.passed] == []


WRONG = {
    "a leaf": (NUMPY.replace('p["b"] - rates[1] * p["b"]', 'p["b"]'), "values", '["b"]'),
    "a leaf in place": (
        NUMPY.replace("    y = x", '    p["w"] += 5.3\n    p["w"] -= 5.3\n    y = x'),
        "no-mutation",
        "`p.w` was modified in place",
    ),
    "a list in place": (
        NUMPY.replace("    y = x", "    rates.append(1.0)\n    y = x"),
        "no-mutation",
        "`rates` was modified in place",
    ),
    "a key in place": (
        NUMPY.replace("    return", '    p["new"] = 1\n    return'),
        "no-mutation",
        "`p` was modified in place",
    ),
    "a shared leaf": (
        NUMPY.replace('p["b"] - rates[1] * p["b"]', '(p["b"].__imul__(1 - rates[1]))'),
        "values",
        "",
    ),
    "the input as a leaf": (
        NUMPY.replace("[y, y +", '[y, p["b"] if False else y +'),
        "",
        "",
    ),
    "a wider leaf": (
        NUMPY.replace("[y, y", "[y.astype(float), y"),
        "dtype",
        "output[2][0] is `float64`",
    ),
    "a cut leaf": (
        TORCH.replace("[y, y +", "[y.detach(), y +"),
        "gradient-all",
        "does not carry a gradient",
    ),
    "a cut input": (
        TORCH.replace('x @ p["w"]', 'x @ p["w"].detach()'),
        "gradient",
        "no gradient reaches `p.w`",
    ),
}


@pytest.mark.parametrize(("source", "check", "said"), WRONG.values(), ids=WRONG)
def test_a_wrong_leaf_is_found_and_named(
    hand_in: HandIn, source: str, check: str, said: str
) -> None:
    """The message says which part."""
    report = hand_in("train", source)
    if not check:
        assert report.passed
        return
    outcome = first_failure(report)
    assert outcome.check == check
    assert said in outcome.message


def test_a_mistake_is_named(hand_in: HandIn) -> None:
    report = hand_in("train", NUMPY.replace(' + p["b"]\n', "\n"))
    assert [mistake.id for mistake in report.diagnosis] == ["no-bias"]
