"""`gradient`: autograd through the submission equals float64 autograd through the reference.

The output is weighted with a random cotangent: `out.sum().backward()` would accept many wrong
gradients (NUMERICS: 7 of 13 wrong LayerNorm backwards).
"""

from __future__ import annotations

from grader.checks._bench import Bench, Drawn
from grader.checks._defaults import Defaults
from grader.checks._verdicts import agree, failed
from grader.model import Array, CheckSpec, Field, Status, Verdict
from grader.numerics.precision import float_arrays

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "gradient"
FIELDS = (Field("of", "names", "inputs to differentiate by; the float arrays if absent"),)
DEFAULTS = Defaults(
    cases="plain",
    needs="values",
    findings=("detached",),
    backends=lambda options: ("torch",),
)


def judge(check: CheckSpec, case: Drawn, bench: Bench) -> Verdict:
    """Compare the gradients in every deciding precision."""
    entry, inputs = case.spec.call, bench.inputs(case)
    of = tuple(check.options.get("of") or float_arrays(inputs))
    found = Verdict(Status.PASS, "")
    for dtype in bench.dtypes(case):
        shape = bench.truth(entry, inputs, dtype, ()).value.data.shape
        cotangent = bench.noise(case, "cotangent", shape).astype(dtype)
        returned = bench.call(entry, inputs, dtype, gradients=of, cotangent=cotangent)
        if returned.detached or returned.gradients is None:
            return failed(
                "the result does not carry a gradient: the graph was cut",
                "`.detach()`, `.data`, `.item()`, `.numpy()` and `torch.tensor(...)` cut it",
                finding="detached",
            )
        missing = [name for name in of if not isinstance(returned.gradients.get(name), Array)]
        if missing:
            return failed(f"no gradient reaches `{missing[0]}`", finding="detached")
        truth = bench.gradients(entry, inputs, dtype, of, cotangent)
        found = agree(dict(returned.gradients), truth, dtype)
        if found.status is not Status.PASS:
            message = found.message.replace("output", "gradient", 1)
            return Verdict(
                found.status, message, found.evidence, "gradient", found.error, found.allowed
            )
    return found
