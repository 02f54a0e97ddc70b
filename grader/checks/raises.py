"""`raises`: bad input is refused with the exception the statement names."""

from __future__ import annotations

from grader.checks._bench import Bench, Drawn, NotReturned
from grader.checks._defaults import Defaults
from grader.checks._verdicts import failed
from grader.model import CheckSpec, Evidence, Field, Raised, Returned, Status, Verdict

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "raises"
FIELDS = (Field("exception", "name", "exception class", default="ValueError"),)
DEFAULTS = Defaults(claims=True, findings=("returned", "other-exception"))


def judge(check: CheckSpec, case: Drawn, bench: Bench) -> Verdict:
    """The call must raise that exception or a subclass of it."""
    wanted = check.options["exception"]
    seen = bench.observe(case.spec.call, bench.inputs(case), bench.dtypes(case)[-1])
    if isinstance(seen, Raised) and seen.stage == "call":
        if wanted in seen.types and "NotImplementedError" not in seen.types:
            return Verdict(Status.PASS, "")
        if "NotImplementedError" in seen.types:
            raise NotReturned(seen)
        return Verdict(
            Status.FAIL,
            f"raised `{seen.type}`, expected `{wanted}`",
            Evidence((f"{seen.type}: {seen.message}",), frames=seen.frames),
            finding="other-exception",
        )
    if isinstance(seen, Returned) or (isinstance(seen, Raised) and seen.stage == "result"):
        return failed(f"returned a result, expected `{wanted}`", finding="returned")
    raise NotReturned(seen)
