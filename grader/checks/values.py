"""`values`: the result equals the reference's, within the budget that its rounding sets."""

from __future__ import annotations

from grader.checks._bench import Bench, Drawn
from grader.checks._defaults import Defaults
from grader.checks._evaluations import EVALUATIONS, too_many
from grader.checks._verdicts import agree
from grader.model import CheckSpec, Field, Status, Verdict

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "values"
FIELDS = (
    Field("function", "name", "only cases of this function, where `cases` does not name them"),
    Field(
        "perturb",
        "any",
        "inputs whose rounding counts: names, or `false` for a discrete algorithm (say why); "
        "the float arrays if absent",
    ),
    Field("because", "text", "reason for `perturb: false`"),
    EVALUATIONS,
)
DEFAULTS = Defaults(cases="rest", claims=True)
CONTAINERS = {"numpy": "ndarray", "torch": "tensor"}


def judge(check: CheckSpec, case: Drawn, bench: Bench) -> Verdict:
    """Compare in every deciding precision; the first difference counts."""
    entry, inputs = case.spec.call, bench.inputs(case)
    closest = Verdict(Status.PASS, "")
    for dtype in bench.dtypes(case):
        returned = bench.call(entry, inputs, dtype)
        truth = bench.truth(entry, inputs, dtype, perturbed_by(check))
        verdict = agree(returned.value, truth, dtype, container=CONTAINERS[bench.backend])
        if verdict.status is not Status.PASS:
            return verdict
        excess = too_many(check, case, bench, returned)
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
