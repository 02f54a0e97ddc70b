"""`property`: a relation between results holds, within what correct implementations show.

Two calls, on the case's inputs and on changed ones, or one call; `got` and `want` are expressions
over their results. The allowed error is calibrated on the property itself: its residual for every
correct implementation, and its change under rounding of the inputs. What `holds` is true or false.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from grader.checks._bench import Bench, Drawn
from grader.checks._defaults import Defaults
from grader.checks._verdicts import failed, verdict
from grader.checks.values import perturbed_by
from grader.errors import ContentError
from grader.model import CheckSpec, Evidence, Field, Status, Verdict
from grader.numerics.budget import budgets
from grader.numerics.compare import Difference, compare
from grader.numerics.leaves import number, plain
from grader.numerics.precision import PRECISIONS

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "property"
FIELDS = (
    Field("let", "expressions", "values drawn for this check"),
    Field("call", "name", "function of the second call, if another one"),
    Field("change", "expressions", "inputs of the second call that differ from the case's"),
    Field("holds", "expression", "what must be true, instead of `got` and `want`"),
    Field("got", "expression", "left side, over `out`, `base`, inputs and `let`", default="out"),
    Field("want", "expression", "right side", default="base"),
    Field(
        "relation",
        "name",
        "how the sides compare, within the measured rounding",
        default="equal",
        choices=("equal", "less_equal"),
    ),
    Field("perturb", "any", "inputs whose rounding counts, as in `values`"),
    Field("because", "text", "reason for `perturb: false`"),
)
DEFAULTS = Defaults(needs="values")
ALONE = {"holds": ("got", "want", "relation")}
"""Options that leave no place for others."""


class Sides(NamedTuple):
    """Both sides of the relation for one implementation."""

    got: Any
    want: Any


def judge(check: CheckSpec, case: Drawn, bench: Bench) -> Verdict:
    """Evaluate the relation on the submission's results, in every deciding precision."""
    drawn = bench.evaluate(check, case, "let", bench.names(case))
    names = {**bench.names(case), **drawn}
    for dtype in bench.dtypes(case):
        found = _judge(check, case, bench, names, dtype)
        if found.status is not Status.PASS:
            return found
    return found


def _judge(
    check: CheckSpec, case: Drawn, bench: Bench, names: Mapping[str, Any], dtype: str
) -> Verdict:
    entry, inputs = case.spec.call, bench.inputs(case)
    base = plain(bench.call(entry, inputs, dtype).value)
    out = base
    if _calls_twice(check):
        try:
            second, changed = _second(check, case, bench, names, base)
        except ContentError as error:
            _allowed(check, case, bench, names, dtype)
            return failed(_says(check), f"it cannot be evaluated: {error.message}")
        out = plain(bench.call(second, changed, dtype).value)
    try:
        sides = _sides(check, case, bench, names, base, out)
    except ContentError as error:
        _allowed(check, case, bench, names, dtype)  # a broken relation fails for the reference, too
        return failed(_says(check), f"it cannot be evaluated: {error.message}", finding="property")
    if _holds(check):
        return _truthy(check, sides.got)
    allowed = _allowed(check, case, bench, names, dtype)
    if check.options.get("relation") == "less_equal":
        return _truthy(check, _at_most(sides, allowed("")))
    found = compare(sides.got, sides.want, allowed)
    result = verdict(found, dtype)
    if isinstance(found, Difference):
        lines = tuple(line.replace("output", "the left side", 1) for line in result.evidence.lines)
        return Verdict(
            Status.FAIL,
            _says(check),
            Evidence(lines, result.evidence.map),
            finding="property",
            error=result.error,
            allowed=result.allowed,
        )
    return result


def _holds(check: CheckSpec) -> bool:
    return check.options.get("holds") is not None


def _calls_twice(check: CheckSpec) -> bool:
    return any(check.options.get(key) for key in ("change", "call"))


def _second(
    check: CheckSpec, case: Drawn, bench: Bench, names: Mapping[str, Any], base: Any
) -> tuple[str, dict[str, Any]]:
    """Return the entry and the inputs of the second call: what it takes of the case's, changed."""
    entry = check.options.get("call") or case.spec.call
    taken = {parameter.name for parameter in bench.exercise.entries[entry]}
    kept = {name: value for name, value in bench.inputs(case).items() if name in taken}
    changed = bench.evaluate(check, case, "change", {**names, "base": base})
    return entry, {**kept, **changed}


def _sides(
    check: CheckSpec, case: Drawn, bench: Bench, names: Mapping[str, Any], base: Any, out: Any
) -> Sides:
    inputs = bench.inputs(case)
    if check.options.get("change"):
        inputs = _second(check, case, bench, names, base)[1]
    scope = {**names, **inputs, "old": dict(bench.inputs(case)), "base": base, "out": out}
    if _holds(check):
        return Sides(bench.expression(check, "holds", check.options["holds"], scope), True)
    got = bench.expression(check, "got", check.options.get("got", "out"), scope)
    return Sides(got, bench.expression(check, "want", check.options.get("want", "base"), scope))


def _allowed(
    check: CheckSpec, case: Drawn, bench: Bench, names: Mapping[str, Any], dtype: str
) -> Any:
    """Calibrate the property: residuals of correct implementations, and under rounding."""
    found = bench.once(
        ("property", check.id, case.key, dtype),
        lambda: _budgets(check, case, bench, names, dtype),
    )
    return lambda path: PRECISIONS[dtype].factor * max(b.get(path, 0.0) for b in found)


def _budgets(
    check: CheckSpec, case: Drawn, bench: Bench, names: Mapping[str, Any], dtype: str
) -> tuple[Mapping[str, float], ...]:
    """The budgets of both sides."""
    entry, inputs, perturb = case.spec.call, bench.inputs(case), perturbed_by(check)
    precision = PRECISIONS[dtype]

    def sides(base: Any, out: Any) -> Sides:
        return _sides(check, case, bench, names, plain(base), plain(out))

    bases, moved = bench.reference(entry, inputs, dtype), bench.moved(entry, inputs, dtype, perturb)
    outs, moved_outs = bases, moved
    if _calls_twice(check):
        second = _second(check, case, bench, names, plain(moved[0]))
        outs = bench.reference(*second, dtype)
        moved_outs = bench.moved(*second, dtype, perturb)
    true = sides(moved[0], moved_outs[0])
    found = [sides(b, o) for b, o in zip(bases, outs, strict=True)]
    rounded = [sides(b, o) for b, o in zip(moved[1:], moved_outs[1:], strict=False)]
    equal = (check.options.get("relation") or "equal") == "equal"
    side = true.want if equal else true.got  # of an inequality, each side has its own error
    return (
        budgets(side, [s.got for s in found], [s.got for s in rounded], precision),
        budgets(true.want, [s.want for s in found], [s.want for s in rounded], precision),
    )


def _truthy(check: CheckSpec, holds: Any) -> Verdict:
    return Verdict(Status.PASS, "") if _all(holds) else failed(_says(check), finding="property")


def _at_most(sides: Sides, allowed: float) -> bool:
    """Whether the left side is nowhere above the right one; both may be anything."""
    got, want = number(sides.got), number(sides.want)
    if got is None or want is None or got.dtype.kind == "c" or want.dtype.kind == "c":
        return False
    if got.ndim and want.ndim and got.shape != want.shape:
        return False
    with np.errstate(all="ignore"):
        holds = got <= want + allowed
    return bool(holds.size and holds.all())


def _all(holds: Any) -> bool:
    return bool(holds.all() if hasattr(holds, "all") else holds)


def _says(check: CheckSpec) -> str:
    return f"does not hold: {check.says.en}" if check.says else f"`{check.id}` does not hold"
