"""The numbers of the picture that an exercise wants of a failing case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from grader import registry
from grader.checks import kind_of
from grader.errors import ContentError
from grader.expressions import parse
from grader.messages import Message
from grader.model import CaseSpec, CheckSpec, Exercise, Figure, FigureSpec, Status, Verdict
from grader.numerics import vocabulary
from grader.numerics.leaves import leaves, number, plain
from grader.trial import Case, Cases, NotReturned, Reference, Trial

_ROUNDING = 64
"""Roundings of the largest number that no picture shows as a difference."""


def picture(trial: Trial, check: CheckSpec, spec: CaseSpec, verdict: Verdict) -> Figure | None:
    """Return the numbers of a picture of the call that has just failed; None where there is none.

    It is drawn of what the check judged; no case is called again for it. Of the further calls of a
    curve only the results count. A check that compares a view of the result gets no picture.
    """
    latest = trial.submission.latest
    decides = kind_of(check.kind).decides
    case = trial.cases.draw(spec, verdict.draw)
    wanted = next(fitting(trial.exercise, case), None)
    if verdict.status is not Status.FAIL or not decides or latest is None or wanted is None:
        return None
    if decides == "value" and trial.view(check, case):
        return None
    entry, inputs, dtype, returned = latest
    if entry != case.entry or any(inputs.get(n) is not v for n, v in case.inputs.items()):
        return None  # the check judged by something else

    def call(inputs: Mapping[str, Any]) -> Any:
        if trial.submission.printed:
            raise ContentError(Message("it prints, and would print again"))
        return trial.submission.call(entry, inputs, dtype).value

    mine = Result(trial.cases, case, returned.value, call)
    try:
        right = right_of(trial.reference, trial.cases, case, dtype)
        if decides == "value":
            perturb = trial.perturbed(check)
            truth = trial.reference.truth(entry, case.inputs, dtype, perturb)
            right = replace(right, value=truth.value)
        allowed = verdict.allowed if decides == "value" else None
        with trial.submission.unheld():
            return gathered(wanted, mine, right, _tolerance(allowed, dtype, right.value))
    except (ContentError, NotReturned):  # what came back is of another form
        return None


def _tolerance(allowed: float | None, dtype: str, right: Any) -> float:
    """Return the allowed error of an entry; where a check states none, that of the precision."""
    if allowed is not None:
        return allowed
    arrays = [array for _, leaf in leaves(right) if (array := number(leaf)) is not None]
    finite = [abs(array[np.isfinite(array)]).max(initial=0.0) for array in arrays]
    precision = 2.0**-8 if dtype == "bfloat16" else float(np.finfo(dtype).eps)
    return _ROUNDING * precision * max(map(float, finite), default=0.0)


def gathered(
    wanted: FigureSpec, mine: Result, right: Result, allowed: float | None
) -> Figure | None:
    """Return the numbers of one picture.

    Raises
    ------
    ContentError
        An expression cannot be evaluated over one of the results.
    """
    module = registry.member("figures", wanted.kind)
    figure: Figure | None = module.gather(wanted.options, mine, right, allowed)
    return figure


def fitting(exercise: Exercise, case: Case) -> Iterator[FigureSpec]:
    """Yield the pictures that can be drawn of a case: those that know all it has."""
    for one in exercise.figures:
        own = registry.member("figures", one.kind).NAMES
        names = {*case.names, *vocabulary.NAMES, "out", *own}
        if (one.function or case.entry) == case.entry and _used(one) <= names:
            yield one


def _used(wanted: FigureSpec) -> set[str]:
    texts = [text for text in wanted.options.values() if isinstance(text, str) and text]
    return {name for text in texts for name in parse(text).names}


@dataclass(frozen=True, slots=True)
class Result:
    """A case and a result of it, of which expressions are evaluated; `call` gives others."""

    cases: Cases
    case: Case
    value: Any
    call: Callable[[Mapping[str, Any]], Any]

    def of(self, expression: Any, **names: Any) -> Any:
        """Return the value of an expression over the case, and `out`."""
        scope = {**self.case.names, "out": plain(self.value), **names}
        return self.cases.pictured(expression, scope)

    def changed(self, name: str, value: Any) -> Result:
        """Return what comes of the call with another value of one input."""
        case = replace(self.case, names={**self.case.names, name: value})
        return replace(self, case=case, value=self.call({**self.case.inputs, name: value}))


def right_of(reference: Reference, cases: Cases, case: Case, dtype: str) -> Result:
    """Return a case with the model answer's result."""

    def call(inputs: Mapping[str, Any]) -> Any:
        return reference.results(case.entry, inputs, dtype)[0]

    return Result(cases, case, call(case.inputs), call)
