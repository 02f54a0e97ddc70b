"""`values`: the result equals the reference's, within the budget that its rounding sets."""

from __future__ import annotations

from grader.checks import DIFFERENCES, Kind
from grader.checks._evaluations import EVALUATIONS, too_many
from grader.checks._verdicts import agree
from grader.model import CheckSpec, Field, Status, Verdict
from grader.trial import Case, Trial

__all__ = ["KIND", "judge"]

CONTAINERS = {"numpy": "ndarray", "torch": "tensor"}


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Compare in every deciding precision; the first difference counts."""
    entry, inputs = case.entry, case.inputs
    closest = Verdict(Status.PASS)
    for dtype in trial.dtypes(case):
        returned = trial.submission.call(entry, inputs, dtype)
        truth = trial.reference.truth(entry, inputs, dtype, perturbed_by(check))
        verdict = agree(returned.value, truth, dtype, container=CONTAINERS[trial.backend])
        if verdict.status is not Status.PASS:
            return verdict
        excess = too_many(check, case, trial, returned)
        if excess:
            return excess
        closest = max(closest, verdict, key=_nearness)
    return closest


def _nearness(verdict: Verdict) -> float:
    """Share of the allowed error that was used."""
    return (verdict.error or 0.0) / (verdict.allowed or 1.0)


def perturbed_by(check: CheckSpec) -> tuple[str, ...] | None:
    """Return the inputs to perturb: None for the default."""
    perturb = check.options.get("perturb")
    if perturb is None or perturb is True:
        return None
    if perturb is False:
        return ()
    return (perturb,) if isinstance(perturb, str) else tuple(perturb)


KIND = Kind(
    judge=judge,
    fields=(
        Field("function", "name", "only cases of this function, where `cases` does not name them"),
        Field(
            "perturb",
            "any",
            "inputs whose rounding counts: names, or `false` for a discrete algorithm (say why); "
            "the float arrays if absent",
        ),
        Field("because", "text", "reason for `perturb: false`"),
        EVALUATIONS,
    ),
    cases="rest",
    claims=True,
    decides="value",
    unique=True,
    mistakes=True,
    margin=True,
    also=(*DIFFERENCES, "evaluations"),
)
