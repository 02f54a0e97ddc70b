"""`certificate`: a result that is not unique is proven by measures, each with a reasoned limit.

A function of the solution file computes the measures from inputs and result, in the reference's
worker. It may also name mistakes it has proven, under the key `diagnosis`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from grader.checks._bench import Bench, Drawn
from grader.checks._defaults import Defaults
from grader.checks._evaluations import EVALUATIONS, too_many
from grader.checks._verdicts import failed
from grader.errors import ContentError
from grader.model import CheckSpec, Evidence, Field, Status, Verdict
from grader.numerics.leaves import plain
from grader.numerics.precision import cast

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "certificate"
FIELDS = (
    Field("certificate", "name", "function of the solution file", default="certificate"),
    Field(
        "measures",
        "records",
        "measure -> {limit: expression, because: reason}, or a list of names of `measures`",
        required=True,
    ),
    EVALUATIONS,
)
DEFAULTS = Defaults(claims=True, needs="values")
TABLES = {
    "measures": (
        Field("limit", "expression", "largest value, over the case's inputs", default=0),
        Field("because", "text", "where the limit comes from", required=True),
    )
}


def judge(check: CheckSpec, case: Drawn, bench: Bench) -> Verdict:
    """Measure the result; the first measure beyond its limit fails."""
    found = Verdict(Status.PASS, "")
    for dtype in bench.dtypes(case):
        inputs = cast(bench.inputs(case), dtype)
        returned = bench.call(case.spec.call, bench.inputs(case), dtype)
        function = check.options.get("certificate") or "certificate"
        try:
            measured = bench.ask(function, {"inputs": inputs, "got": returned.value})
        except ContentError as error:
            return _unreadable(bench, function, case, inputs, dtype, error)
        if not isinstance(measured, dict):
            raise ContentError(f"`{function}` must return a dict of measures")
        found = _judge(check, case, bench, plain(measured))
        if found.status is not Status.PASS:
            return found
        excess = too_many(check, case, bench, returned)
        if excess:
            return excess
    return found


def _unreadable(
    bench: Bench,
    function: str,
    case: Drawn,
    inputs: Mapping[str, Any],
    dtype: str,
    error: ContentError,
) -> Verdict:
    """A result the certificate cannot read: the submission's fault, if the reference's is read."""
    right = bench.reference(case.spec.call, bench.inputs(case), dtype)[0]
    bench.ask(function, {"inputs": inputs, "got": right})
    return failed(
        "the result does not have the parts or shapes the statement asks for",
        error.message.rpartition(": ")[2],
        finding="type",
    )


def _judge(check: CheckSpec, case: Drawn, bench: Bench, measured: Mapping[str, Any]) -> Verdict:
    proven = tuple(str(name) for name in measured.get("diagnosis") or ())
    for name, rule in check.options["measures"].items():
        if name not in measured:
            raise ContentError(f"the certificate does not return the measure `{name}`")
        value = float(measured[name])
        limit = float(bench.expression(check, "measures", rule["limit"], bench.names(case)))
        if math.isnan(value):  # the measure does not apply
            continue
        if not value <= limit:
            reason = f"allowed {limit:.3g}: {rule['because']}" if limit else f"{rule['because']}"
            return Verdict(
                Status.FAIL,
                f"{name.replace('-', ' ')} is violated",
                Evidence((f"{name} is {value:.4g}, {reason}",)),
                finding=" ".join((name, *proven)),
                error=value,
                allowed=limit,
            )
    return Verdict(Status.PASS, "")
