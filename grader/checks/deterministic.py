"""`deterministic`: equal inputs give equal results, and no global random state is touched."""

from __future__ import annotations

from grader.checks import Kind
from grader.checks._verdicts import failed
from grader.messages import Message
from grader.model import CheckSpec, Status, Verdict
from grader.numerics.compare import Difference, compare
from grader.trial import Case, Trial

SAYS = Message("equal calls give equal results")

DEMAND = Message("Equal calls give equal results; the global random state is left alone")


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Call twice in every deciding precision."""
    for dtype in trial.dtypes(case):
        first, second = (
            trial.submission.call(case.entry, case.inputs, dtype, random=True) for _ in range(2)
        )
        if first.random_state_touched or second.random_state_touched:
            return failed(
                Message("the global random state was changed"),
                Message("use a generator of your own: `numpy.random.default_rng(seed)`"),
                finding="global-state",
            )
        found = compare(second.value, first.value, lambda path: 0.0, name=case.part)
        if isinstance(found, Difference):
            message = Message("two calls with equal inputs differ")
            return failed(message, *found.lines, finding="differs")
    return Verdict(Status.PASS)


KIND = Kind(
    judge=judge,
    cases="plain",
    dependent=True,
    findings=("differs", "global-state"),
)
