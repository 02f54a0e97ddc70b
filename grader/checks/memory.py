"""`memory`: the case is solved within a memory limit that the kernel enforces."""

from __future__ import annotations

from grader.checks import DIFFERENCES, Kind
from grader.checks._verdicts import agree, failed
from grader.messages import Message
from grader.model import CheckSpec, Field, OutOfMemory, Returned, Verdict
from grader.trial import Case, NotReturned, Trial

SAYS = Message("memory")

DEMAND = Message("Memory: {limit} MB beside the libraries must do", limit="")


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Call in a fresh worker with that much memory."""
    limit = check.options["limit"]
    dtype = trial.dtypes(case)[-1]
    with trial.submission.confined(limit) as small:
        seen = small.observe(case.entry, case.inputs, dtype)
    if isinstance(seen, OutOfMemory):
        return failed(Message("needs more than {size} MB", size=limit >> 20), finding="memory")
    if not isinstance(seen, Returned):
        raise NotReturned(seen)
    truth = trial.reference.truth(case.entry, case.inputs, dtype)
    return agree(seen.value, truth, dtype)


KIND = Kind(
    judge=judge,
    fields=(Field("limit", "integer", "bytes beyond the libraries'", required=True),),
    claims=True,
    dependent=True,
    resource=True,
    also=("memory", *DIFFERENCES),
)
