"""`gradient`: autograd through the submission equals float64 autograd through the reference.

The output is weighted with a random cotangent: `out.sum().backward()` would accept many wrong
gradients (NUMERICS: 7 of 13 wrong LayerNorm backwards).
"""

from __future__ import annotations

from dataclasses import replace

from grader.checks import DIFFERENCES, Kind
from grader.checks._verdicts import agree, failed
from grader.messages import Message
from grader.model import Array, CheckSpec, Field, Status, Verdict
from grader.numerics.precision import cast
from grader.trial import Case, Trial

__all__ = ["KIND", "judge"]


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Compare the gradients in every deciding precision."""
    entry, inputs = case.entry, case.inputs
    of = trial.differentiated(case, check.options["of"])
    found = Verdict(Status.PASS)
    for dtype in trial.dtypes(case):
        cotangent = cast(trial.cotangents(case, dtype, check.options["result"]), dtype)
        returned = trial.submission.call(entry, inputs, dtype, gradients=of, cotangent=cotangent)
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
        truth = trial.reference.gradients(entry, inputs, dtype, of, cotangent)
        found = agree(dict(returned.gradients), truth, dtype, name=_gradient)
        if found.status is not Status.PASS:
            return replace(found, finding="gradient")
    return found


def _gradient(path: str) -> Message:
    """Return what the gradient at a path is called, `["p.w"][0, 1]` for instance."""
    name, _, entry = path.removeprefix('["').partition('"]')
    return Message("the gradient with respect to `{name}`", name=name + entry)


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
