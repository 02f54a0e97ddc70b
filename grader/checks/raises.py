"""`raises`: bad input is refused with the exception the statement names."""

from __future__ import annotations

import re

from grader.checks import Kind
from grader.checks._verdicts import failed
from grader.messages import Message, expected, verbatim
from grader.model import CheckSpec, Evidence, Field, Raised, Returned, Status, Verdict
from grader.trial import Case, NotReturned, Trial

SAYS = Message("bad input is refused")

_RAISE = re.compile(r"\braise\b\s*(?P<name>\w*)")


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
            finding="other-exception" if _refuses(seen) else "raised",
        )
    if isinstance(seen, Returned) or (isinstance(seen, Raised) and seen.stage == "result"):
        message = Message(
            "returned a result, expected `{wanted}`",
            wanted=expected(wanted),
            without=Message("returned a result"),
        )
        return failed(message, finding="returned")
    raise NotReturned(seen)


def _refuses(seen: Raised) -> bool:
    """Whether the input was refused on purpose; what breaks somewhere refuses nothing."""
    if "AssertionError" in seen.types:
        return True
    said = _RAISE.search(seen.frames[-1].text if seen.frames else "")
    return said is not None and (said["name"] == seen.type or not said["name"][:1].isupper())


KIND = Kind(
    judge=judge,
    fields=(Field("exception", "name", "exception class", default="ValueError"),),
    claims=True,
    findings=("returned", "other-exception"),
    rejects=True,
    unique=True,
    mistakes=True,
)
