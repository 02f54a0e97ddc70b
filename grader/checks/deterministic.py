"""`deterministic`: equal inputs give equal results, and no global random state is touched."""

from __future__ import annotations

from grader.checks._bench import Bench, Drawn
from grader.checks._defaults import Defaults
from grader.checks._verdicts import failed
from grader.model import CheckSpec, Field, Status, Verdict
from grader.numerics.compare import Difference, compare

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "deterministic"
FIELDS: tuple[Field, ...] = ()
DEFAULTS = Defaults(cases="plain", needs="values", findings=("differs", "global-state"))


def judge(check: CheckSpec, case: Drawn, bench: Bench) -> Verdict:
    """Call twice."""
    dtype = bench.dtypes(case)[-1]
    inputs = bench.inputs(case)
    first = bench.call(case.spec.call, inputs, dtype, random=True)
    second = bench.call(case.spec.call, inputs, dtype, random=True)
    if first.random_state_touched or second.random_state_touched:
        return failed(
            "the global random state was changed",
            "use a generator of your own: `numpy.random.default_rng(seed)`",
            finding="global-state",
        )
    found = compare(second.value, first.value, lambda path: 0.0)
    if isinstance(found, Difference):
        return failed("two calls with equal inputs differ", *found.lines, finding="differs")
    return Verdict(Status.PASS, "")
