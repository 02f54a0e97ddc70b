"""`certificate`: a result that is not unique is proven by measures, each with a reasoned limit.

A function of the solution file computes the measures from inputs and result, in the reference's
worker. It may also name mistakes it has proven, under the key `diagnosis`.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Callable, Mapping
from typing import Any

from grader.checks import Kind
from grader.checks._evaluations import EVALUATIONS, too_many
from grader.checks._verdicts import failed
from grader.errors import ContentError, UnansweredError
from grader.messages import Message, expected, verbatim
from grader.model import CheckSpec, Evidence, Field, Status, Text, Verdict
from grader.numerics.leaves import plain
from grader.numerics.precision import cast
from grader.suggest import did_you_mean
from grader.trial import Case, Trial

SAYS = Message("results meet the conditions that make them right")


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Measure the result; the first measure beyond its limit fails."""
    found = Verdict(Status.PASS)
    for dtype in trial.dtypes(case):
        inputs = cast(case.inputs, dtype)
        returned = trial.submission.result(case.entry, case.inputs, dtype)
        function = check.options.get("certificate") or "certificate"
        try:
            measured = trial.reference.measure(function, {"inputs": inputs, "got": returned.value})
        except ContentError as error:
            return _unreadable(trial, function, case, inputs, dtype, error)
        if not isinstance(measured, dict):
            raise ContentError(
                Message("`{function}` must return a dict of measures", function=function),
                mark=trial.exercise.mark("checks", check.id),
                hint=Message("as in `return {{'gap': 0.5}}`"),
            )
        found = _judge(
            check,
            case,
            trial,
            plain(measured),
            functools.partial(_of_reference, trial, function, case, dtype),
        )
        if found.status is not Status.PASS:
            return found
        excess = too_many(check, case, trial, returned)
        if excess:
            return excess
    return found


def _line(name: str, value: float, limit: float, because: Text) -> Message:
    """Say what was measured, what is allowed and why."""
    measured = f"{value:.4g}"
    if not limit:
        return Message(
            "{measure} is {value}, {because}", measure=name, value=measured, because=because
        )
    return Message(
        "{measure} is {value}, allowed {limit}: {because}",
        measure=name,
        value=measured,
        limit=expected(f"{limit:.3g}"),
        because=because,
        without=Message("{measure} is {value}", measure=name, value=measured),
    )


def _headline(name: str, rule: Mapping[str, Any]) -> Message:
    if rule["says"]:
        return Message("does not hold: {says}", says=rule["says"])
    return Message("{measure} is violated", measure=name.replace("-", " "))


def _number(measure: Any) -> float:
    """A measure as a float; NaN where an odd result made something else of it."""
    try:
        return float(measure)
    except (TypeError, ValueError):
        return math.nan


def _unreadable(
    trial: Trial,
    function: str,
    case: Case,
    inputs: Mapping[str, Any],
    dtype: str,
    error: ContentError,
) -> Verdict:
    """A result the certificate cannot read: the submission's fault, if the reference's is read."""
    right = trial.reference.results(case.entry, case.inputs, dtype)[0]
    trial.reference.measure(function, {"inputs": inputs, "got": right})
    if isinstance(error, UnansweredError):  # not asked again and again: see `grading.MAX_TIMEOUTS`
        return Verdict(
            Status.TIMEOUT, Message("the result cannot be judged in time"), finding="type"
        )
    return failed(
        Message("the result does not have the parts or shapes the statement asks for"),
        verbatim(str(error.message.parameters.get("said", error.message))),
        finding="type",
    )


def _of_reference(trial: Trial, function: str, case: Case, dtype: str) -> Mapping[str, Any]:
    """The measures of the reference's own result."""

    def compute() -> Any:
        right = trial.reference.results(case.entry, case.inputs, dtype)[0]
        return trial.reference.measure(function, {"inputs": cast(case.inputs, dtype), "got": right})

    measured: Mapping[str, Any] = plain(
        trial.reference.once(("certificate", function, case.key, dtype), compute)
    )
    return measured


def _judge(
    check: CheckSpec,
    case: Case,
    trial: Trial,
    measured: Mapping[str, Any],
    right: Callable[[], Mapping[str, Any]],
) -> Verdict:
    proven = tuple(str(name) for name in measured.get("diagnosis") or ())
    for name, rule in check.options["measures"].items():
        if name not in measured:
            raise ContentError(
                Message("the certificate does not return the measure `{name}`", name=name),
                mark=trial.exercise.mark("checks", check.id, "measures"),
                hint=did_you_mean(name, measured, Message("it returns")),
            )
        value = _number(measured[name])
        limit = float(trial.cases.expression(check, "measures", rule["limit"], case.names))
        if math.isnan(value):  # the measure does not apply, if not to the reference's result either
            if math.isnan(_number(right().get(name))):
                continue
            value = math.inf
        if not value <= limit:
            return Verdict(
                Status.FAIL,
                _headline(name, rule),
                Evidence((_line(name, value, limit, rule["because"]),)),
                finding=name,
                proven=proven,
                error=value,
                allowed=limit,
            )
    return Verdict(Status.PASS)


KIND = Kind(
    judge=judge,
    fields=(
        Field("certificate", "name", "function of the solution file", default="certificate"),
        Field(
            "measures",
            "records",
            "measure -> {limit: expression, because: reason}, or a list of names of `measures`",
            required=True,
        ),
        EVALUATIONS,
    ),
    tables={
        "measures": (
            Field("limit", "expression", "largest value, over the case's inputs", default=0),
            Field("because", "texts", "where the limit comes from", required=True),
            Field("says", "texts", "what it demands, in one sentence"),
        )
    },
    claims=True,
    dependent=True,
    decides="measures",
    mistakes=True,
    also=("evaluations",),
)
