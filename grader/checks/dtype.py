"""`dtype`: the result keeps the floating type of the input, and is right in it.

Half precision is a check of stability and type; it never decides correctness alone.
"""

from __future__ import annotations

from grader.checks._bench import Bench, Drawn
from grader.checks._defaults import Defaults
from grader.checks._verdicts import agree, failed
from grader.model import Array, CheckSpec, Field, Status, Verdict
from grader.numerics.leaves import leaves, show_path

__all__ = ["DEFAULTS", "FIELDS", "KIND", "judge"]

KIND = "dtype"
FIELDS = (
    Field(
        "dtypes",
        "names",
        "floating types to try",
        default=("float32",),
        choices=("float16", "bfloat16", "float32", "float64"),
    ),
)
WIDTH = {"float16": 16, "bfloat16": 16, "float32": 32, "float64": 64, "longdouble": 128}
TORCH_ONLY = ("bfloat16", "float16")
DEFAULTS = Defaults(
    cases="plain",
    needs="values",
    findings=("wider", "narrower", "other"),
    backends=lambda options: ("torch",) if {*options["dtypes"]} <= {*TORCH_ONLY} else (),
)


def judge(check: CheckSpec, case: Drawn, bench: Bench) -> Verdict:
    """Call in each type; half precision only in torch, which computes in it."""
    found = Verdict(Status.PASS, "")
    for dtype in check.options.get("dtypes") or ("float32",):
        if dtype in TORCH_ONLY and bench.backend != "torch":
            continue
        inputs = bench.inputs(case)
        value = bench.call(case.spec.call, inputs, dtype).value
        for path, leaf in leaves(value):
            if isinstance(leaf, Array) and leaf.dtype in WIDTH and leaf.dtype != dtype:
                width = WIDTH[leaf.dtype] - WIDTH[dtype]
                finding = "wider" if width > 0 else "narrower" if width < 0 else "other"
                return failed(
                    f"{show_path(path)} is `{leaf.dtype}` for `{dtype}` input", finding=finding
                )
        truth = bench.truth(case.spec.call, inputs, dtype, None)
        found = agree(value, truth, dtype)
        if found.status is not Status.PASS:
            message = f"in {dtype}, {found.message}"
            return Verdict(
                found.status, message, found.evidence, found.finding, found.error, found.allowed
            )
    return found
