"""`dtype`: the result keeps the floating type of the input, and is right in it.

Half precision is a check of stability and type; it never decides correctness alone. With
`needs: []` the type alone counts: what is wrong elsewhere is charged there.
"""

from __future__ import annotations

from dataclasses import replace

from grader.checks import DIFFERENCES, Kind
from grader.checks._verdicts import agree, failed, wrong_type
from grader.messages import Message
from grader.model import Array, CheckSpec, Field, Status, Verdict
from grader.numerics.leaves import leaves
from grader.trial import Case, Trial

SAYS = Message("results of the right dtype")

DEMAND = Message("Results have the dtype of the inputs: {dtypes}", dtypes="")

WIDTH = {"float16": 16, "bfloat16": 16, "float32": 32, "float64": 64, "longdouble": 128}
TORCH_ONLY = ("bfloat16", "float16")


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Call in each type; half precision only in torch, which computes in it."""
    found = Verdict(Status.PASS)
    for dtype in _tried(check, trial):
        inputs = case.inputs
        value = trial.submission.result(case.entry, inputs, dtype).value
        for path, leaf in leaves(value):
            if isinstance(leaf, Array) and leaf.dtype in WIDTH and leaf.dtype != dtype:
                width = WIDTH[leaf.dtype] - WIDTH[dtype]
                finding = "wider" if width > 0 else "narrower" if width < 0 else "other"
                return failed(wrong_type(case.part(path), leaf.dtype, dtype), finding=finding)
        if trial.exercise.random or not check.needs:
            continue  # the types alone: right answers may differ by what they draw
        truth = trial.reference.truth(case.entry, inputs, dtype)
        found = agree(value, truth, dtype, name=case.part)
        if found.status is not Status.PASS:
            message = Message("in {dtype}, {said}", dtype=dtype, said=found.message)
            return replace(found, message=message)
    return found


def _tried(check: CheckSpec, trial: Trial) -> list[str]:
    return [
        dtype
        for dtype in check.options["dtypes"]
        if dtype not in TORCH_ONLY or trial.backend == "torch"
    ]


KIND = Kind(
    judge=judge,
    truths=lambda check, case, trial: ((dtype, True) for dtype in _tried(check, trial)),
    fields=(
        Field(
            "dtypes",
            "names",
            "floating types to try",
            default=("float32", "float64"),
            choices=("float16", "bfloat16", "float32", "float64"),
        ),
    ),
    cases="plain",
    dependent=True,
    findings=("wider", "narrower", "other"),
    backends=lambda options: ("torch",) if {*options["dtypes"]} <= {*TORCH_ONLY} else (),
    unique=True,
    also=DIFFERENCES,
)
