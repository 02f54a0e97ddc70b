"""`values`: the result equals the reference's, within the budget that its rounding sets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from grader.checks import DIFFERENCES, Kind
from grader.checks._evaluations import EVALUATIONS, too_many
from grader.checks._verdicts import agree, demand, failed, unevaluated
from grader.errors import ContentError
from grader.messages import Message
from grader.model import Array, CheckSpec, Field, Status, Verdict
from grader.numerics.leaves import leaves
from grader.trial import Case, Trial, View

SAYS = Message("right results")

CONTAINERS = {"numpy": "ndarray", "torch": "tensor"}


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Compare in every deciding precision; the first difference counts."""
    entry, inputs = case.entry, case.inputs
    closest = Verdict(Status.PASS)
    for dtype in trial.dtypes(case):
        returned = trial.submission.result(entry, inputs, dtype)
        if view := trial.view(check, case):
            verdict = _viewed(check, case, trial, returned.value, dtype, view)
        else:
            truth = trial.reference.truth(entry, inputs, dtype, trial.perturbed(check))
            container = CONTAINERS[trial.backend]
            found = returned.value
            verdict = agree(
                found, truth, dtype, container=container, function=entry, name=case.part
            )
        if verdict.status is not Status.PASS:
            return verdict
        excess = too_many(check, case, trial, returned)
        if excess:
            return excess
        closest = max(closest, verdict, key=_nearness)
    return closest


def _viewed(
    check: CheckSpec, case: Case, trial: Trial, value: Any, dtype: str, view: View
) -> Verdict:
    """Compare what the check's view makes of a result with what it makes of the truth."""
    perturb = trial.perturbed(check)
    truth = trial.reference.truth(case.entry, case.inputs, dtype, perturb, view)
    for path, leaf in leaves(value):
        if isinstance(leaf, Array) and leaf.container not in (CONTAINERS[trial.backend], "scalar"):
            what = Message("{what} is in the wrong library", what=case.part(path))
            return failed(what, finding="type")
    try:
        got = view.of(value)
    except ContentError as error:
        return failed(
            Message("`{view}` of the output", view=view.text), unevaluated(error), finding="type"
        )

    def name(path: str) -> Message:
        if check.says:
            return Message("measure{path} of `{id}`", path=path, id=check.id)
        return Message("`{view}`{path}", view=view.text, path=path)

    verdict = agree(got, truth, dtype, name=name)
    told = check.says and verdict.status is Status.FAIL
    return replace(verdict, message=demand(check)) if told else verdict


def _nearness(verdict: Verdict) -> float:
    """Share of the allowed error that was used."""
    return (verdict.error or 0.0) / (verdict.allowed or 1.0)


def truths(check: CheckSpec, case: Case, trial: Trial) -> Iterator[tuple[str, bool]]:
    """Yield what the truth of a case is wanted with: each precision, and whether to perturb."""
    for dtype in trial.dtypes(case):
        yield dtype, trial.perturbed(check)


KIND = Kind(
    judge=judge,
    truths=truths,
    fields=(
        Field("function", "name", "only cases of this function, where `cases` does not name them"),
        Field(
            "perturb",
            "flag",
            "`false` for an algorithm that jumps, where the rounding of its inputs says nothing",
        ),
        Field("because", "text", "reason for `perturb: false`"),
        Field(
            "view", "expression", "what of the result `out` is unique, and compared; all if absent"
        ),
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
