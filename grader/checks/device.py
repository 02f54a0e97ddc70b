"""`device`: tensors made inside the function live where the inputs do (torch).

Without a GPU the call is made with `meta` tensors: a constant created on the CPU does not mix
with them. A branch that depends on data cannot run there; that is no fault, and is let through.
"""

from __future__ import annotations

import re

from grader.checks import Kind
from grader.checks._leaving import may_leave
from grader.checks._verdicts import failed
from grader.messages import Message, verbatim
from grader.model import Array, CheckSpec, Evidence, Raised, Returned, Status, Verdict
from grader.numerics.leaves import leaves
from grader.trial import Case, Trial

SAYS = Message("results on the device of the input")

DEMAND = Message("PyTorch: return tensors on the device of the inputs")

ELSEWHERE = re.compile(r"same device|expected device|not on the expected device", re.IGNORECASE)
"""What torch says when tensors of two devices meet."""

TO_NUMPY = "device type tensor to numpy"
"""What torch says when a tensor that is not on the CPU is given to NumPy."""


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Call with tensors that are on no real device, if anything could go astray."""
    if not may_leave(trial.submission.source):
        return Verdict(Status.PASS)
    seen = trial.submission.observe(case.entry, case.inputs, "float32", device="meta")
    if isinstance(seen, Raised) and TO_NUMPY in seen.message:
        return Verdict(
            Status.FAIL,
            Message("a tensor is given to NumPy, which fails on a GPU"),
            _raised(seen),
            finding="to-numpy",
        )
    if isinstance(seen, Raised) and ELSEWHERE.search(seen.message):
        return Verdict(
            Status.FAIL,
            Message("a tensor was created on another device than the input's"),
            _raised(seen),
            finding="off-device",
        )
    if isinstance(seen, Returned):
        away = [a for _, a in leaves(seen.value) if isinstance(a, Array) and a.device != "meta"]
        if any(array.container == "tensor" and array.data.ndim for array in away):
            return failed(Message("the result is not on the input's device"), finding="off-device")
        return Verdict(Status.PASS)
    undecided = Message("not decided without a GPU: the code branches on data")
    return Verdict(Status.PASS, undecided)


def _raised(seen: Raised) -> Evidence:
    return Evidence((verbatim(f"{seen.type}: {seen.message}"),), frames=seen.frames)


KIND = Kind(
    judge=judge,
    cases="plain",
    dependent=True,
    findings=("off-device", "to-numpy"),
    backends=lambda options: ("torch",),
)
