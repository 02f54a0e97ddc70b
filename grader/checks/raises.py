"""`raises`: bad input is refused with the exception the statement names."""

from __future__ import annotations

from grader.checks import Kind
from grader.checks._verdicts import failed
from grader.messages import Message, expected, verbatim
from grader.model import CheckSpec, Evidence, Field, Raised, Returned, Status, Verdict
from grader.trial import Case, NotReturned, Trial

SAYS = Message("bad input is refused")


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """The call must raise that exception or a subclass of it."""
    wanted = check.options["exception"]
    seen = trial.submission.observe(case.entry, case.inputs, trial.dtypes(case)[-1])
    if isinstance(seen, Raised) and seen.stage == "call":
        if wanted in seen.types and "NotImplementedError" not in seen.types:
            return Verdict(Status.PASS)
        if "NotImplementedError" in seen.types:
            raise NotReturned(seen)
        return Verdict(
            Status.FAIL,
            Message(
                "raised `{type}`, expected `{wanted}`",
                type=seen.type,
                wanted=expected(wanted),
                without=Message("raised `{type}`", type=seen.type),
            ),
            Evidence((verbatim(f"{seen.type}: {seen.message}"),), frames=seen.frames),
            finding="other-exception" if seen.on_purpose else "raised",
        )
    if isinstance(seen, Returned) or (isinstance(seen, Raised) and seen.stage == "result"):
        message = Message(
            "returned a result, expected `{wanted}`",
            wanted=expected(wanted),
            without=Message("returned a result"),
        )
        return failed(message, finding="returned")
    raise NotReturned(seen)


KIND = Kind(
    judge=judge,
    fields=(Field("exception", "name", "exception class", default="ValueError"),),
    claims=True,
    findings=("returned", "other-exception"),
    rejects=True,
    unique=True,
    mistakes=True,
)
