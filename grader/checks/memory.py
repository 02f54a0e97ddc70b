"""`memory`: the case is solved within a memory limit that the kernel enforces."""

from __future__ import annotations

from grader.checks._bench import Bench, Drawn, NotReturned
from grader.checks._defaults import Defaults
from grader.checks._verdicts import agree, failed
from grader.model import CheckSpec, Field, OutOfMemory, Returned, Verdict

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "memory"
FIELDS = (Field("limit", "integer", "bytes beyond the libraries'", required=True),)
DEFAULTS = Defaults(claims=True, needs="values")


def judge(check: CheckSpec, case: Drawn, bench: Bench) -> Verdict:
    """Call in a fresh worker with that much memory."""
    limit = check.options["limit"]
    dtype = bench.dtypes(case)[-1]
    with bench.confined(limit) as small:
        seen = small.observe(case.spec.call, bench.inputs(case), dtype)
    if isinstance(seen, OutOfMemory):
        return failed(f"needs more than {limit >> 20} MB", finding="memory")
    if not isinstance(seen, Returned):
        raise NotReturned(seen)
    truth = bench.truth(case.spec.call, bench.inputs(case), dtype, None)
    return agree(seen.value, truth, dtype)
