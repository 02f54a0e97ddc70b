"""`gradient`: autograd through the submission equals float64 autograd through the reference.

The output is weighted with a random cotangent: `out.sum().backward()` would accept many wrong
gradients (NUMERICS: 7 of 13 wrong LayerNorm backwards). Of a function that draws, the gradient may
also be the derivative of its own result with equal draws.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from grader.checks import DIFFERENCES, Kind
from grader.checks._verdicts import agree, failed
from grader.messages import Message
from grader.model import Array, CheckSpec, Field, Generator, Status, Verdict
from grader.numerics.leaves import dotted, mapped, plain
from grader.numerics.precision import cast
from grader.trial import Case, Trial

SAYS = Message("right gradients")

DEMAND = Message("PyTorch: let gradients flow to {of}", of="")

STEP = 1e-5
"""Of a central difference in float64: its error is about the square of it."""
NEAR = 1e-4
"""How far, of the sum of all its terms, a derivative may be from that difference."""
DIRECTIONS = 3
"""Tried before a difference counts: along one of them the result may jump."""


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Compare the gradients in every deciding precision."""
    entry, inputs = case.entry, case.inputs
    of = trial.differentiated(case, check)
    found = Verdict(Status.PASS)
    for dtype in trial.dtypes(case):
        cotangent = cast(trial.cotangents(case, dtype, check), dtype)
        returned = trial.submission.call(entry, inputs, dtype, gradients=of, cotangent=cotangent)
        truth = trial.reference.gradients(entry, inputs, dtype, of, cotangent)
        if returned.detached and not any(map(np.any, plain(truth.value).values())):
            continue  # a constant
        if returned.detached or returned.gradients is None:
            return failed(
                Message("the result does not carry a gradient: the graph was cut"),
                Message(
                    "`.detach()`, `.data`, `.item()`, `.numpy()` and `torch.tensor(...)` cut it"
                ),
                finding="detached",
            )
        missing = [name for name in of if not isinstance(returned.gradients.get(name), Array)]
        if missing:
            return failed(
                Message("no gradient reaches `{name}`", name=missing[0]), finding="detached"
            )
        found = agree(dict(returned.gradients), truth, dtype, name=_gradient, part=_in_code)
        random = any(isinstance(leaf, Generator) for _, leaf in dotted(inputs))
        if found.status is not Status.PASS and random:
            found = _differences(case, trial, plain(returned.gradients), cotangent, dtype)
        if found.status is not Status.PASS:
            return replace(found, finding="gradient")
    return found


def _differences(
    case: Case,
    trial: Trial,
    gradients: Mapping[str, Any],
    cotangent: Mapping[str, Any],
    dtype: str,
) -> Verdict:
    """Compare gradients with differences of the submission's own results.

    Whoever draws may draw otherwise than the reference; but equal generators give equal draws, and
    with those its result is a function of the arrays alone. Narrow precisions are too coarse.
    """
    if dtype != "float64":
        return Verdict(Status.PASS)
    rng = trial.cases.generator(case, "differences")
    for path, gradient in gradients.items():
        for _ in range(DIRECTIONS):
            direction = rng.standard_normal(gradient.shape)
            slope = _slope(case, trial, path, direction, cotangent)
            want = float((gradient * direction).sum())
            if abs(slope - want) <= NEAR * max(np.abs(gradient * direction).sum(), abs(slope)):
                break
        else:
            text = Message("{gradient} is not the derivative of the result", gradient=_named(path))
            return failed(text)
    return Verdict(Status.PASS)


def _slope(
    case: Case, trial: Trial, path: str, direction: Any, cotangent: Mapping[str, Any]
) -> float:
    """Return the central difference of the weighted result along a direction of one array."""
    array = dict(dotted(case.inputs))[path]
    step = STEP * max(1.0, float(np.abs(array).max(initial=0.0)))

    def weighted(by: float) -> float:
        """Return the weighted result where the array is moved along the direction."""
        moved = mapped(case.inputs, lambda leaf: leaf + by * direction if leaf is array else leaf)
        result = trial.submission.call(case.entry, moved, "float64").value
        parts = dict(dotted(plain(result)))
        return sum(float((weight * parts[at]).sum()) for at, weight in cotangent.items())

    return (weighted(step) - weighted(-step)) / (2 * step)


def _named(path: str) -> Message:
    return Message("the gradient with respect to `{name}`", name=path)


def _gradient(path: str) -> Message:
    """Return what the gradient at a path is called, `["p.w"][0, 1]` for instance."""
    return _named("".join(_split(path)))


def _in_code(path: str) -> str:
    """Return how torch calls the gradient at a path, beside `yours` and `expected`."""
    return f", {_split(path)[0]}.grad"


def _split(path: str) -> tuple[str, str]:
    """Return the name of an input, and which part of it."""
    name, _, entry = path.removeprefix('["').partition('"]')
    return name, entry


KIND = Kind(
    judge=judge,
    fields=(
        Field(
            "of",
            "names",
            "inputs to differentiate by, such as `x` or `p.w`; the float arrays if absent",
            default=(),
        ),
        Field(
            "result",
            "text",
            "the part of the result that is differentiated, such as `0` or `w`; all if absent",
            default="",
        ),
    ),
    cases="plain",
    dependent=True,
    findings=("detached",),
    backends=lambda options: ("torch",),
    unique=True,
    differentiates=True,
    mistakes=True,
    margin=True,
    also=("gradient", *DIFFERENCES),
)
