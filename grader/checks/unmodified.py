"""`unmodified`: inputs, arrays from callable inputs and earlier results stay as they were.

The check calls the functions of its cases, and looks at what every call of any check did to its
inputs: who writes to them only now and then, or puts them back afterwards, is found, too.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.checks import Kind
from grader.checks._verdicts import failed
from grader.messages import Message
from grader.model import Array, CheckSpec, Evidence, Raised, Returned, Status, Verdict
from grader.numerics.leaves import leaves
from grader.numerics.precision import cast
from grader.trial import Case, Trial

SAYS = Message("inputs stay as they were")

DEMAND = Message("Never write to the inputs, and return nothing that shares memory with them")

ID = "no-mutation"
READ_ONLY = "read-only"
"""What NumPy says to whoever writes to an array that cannot be written to."""


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Call twice in every deciding precision; what another check called for is the first."""
    for dtype in trial.dtypes(case):
        if verdict := _called(case, trial, dtype):
            return verdict
    return Verdict(Status.PASS)


def _called(case: Case, trial: Trial, dtype: str) -> Verdict | None:
    """Compare the inputs after a call, bit by bit, with what was sent; then call once more."""
    inputs = case.inputs
    returned = trial.submission.traces(case.entry, inputs, dtype)
    if returned.random_state_touched:
        return failed(Message("the global random state was changed"), finding="global-state")
    after = returned.after or {}
    for name, sent in cast(inputs, dtype).items():
        if name in after and (path := _changed(after[name], sent, name)):
            return _modified(path)
    if returned.touched:
        return _modified(returned.touched[0])
    if returned.aliased:
        message = Message(
            "the result shares its memory with `{name}`: return a new array", name=returned.aliased
        )
        return failed(message, finding="aliased")
    if returned.modified:
        message = Message(
            "an array returned by `{name}` was modified in place", name=returned.modified[0]
        )
        return failed(message, finding="modified")
    return _once_more(case, trial, dtype)


def _once_more(case: Case, trial: Trial, dtype: str) -> Verdict | None:
    """Call again, in NumPy with arrays that cannot be written to: who puts them back is found."""
    inputs = case.inputs
    arrays = any(isinstance(leaf, np.ndarray) for _, leaf in leaves(inputs))
    frozen = trial.backend == "numpy" and arrays
    again = seen = trial.submission.observe(case.entry, inputs, dtype, after=True, frozen=frozen)
    alone = isinstance(seen, Returned) and not seen.compared
    if alone or (frozen and isinstance(seen, Raised)):
        again = trial.submission.observe(case.entry, inputs, dtype, after=True)
    if isinstance(again, Returned) and (again.overwritten or again.repeated):
        message = Message("two calls return the same array: return a new one each time")
        return failed(message, finding="overwritten")
    if not (isinstance(seen, Raised) and READ_ONLY in seen.message):
        return None
    message = Message("an input was written to; that it is as before afterwards is not enough")
    return Verdict(Status.FAIL, message, Evidence(frames=seen.frames), finding="modified")


def _modified(name: str) -> Verdict:
    return failed(Message("`{name}` was modified in place", name=name), finding="modified")


def afterwards(check: CheckSpec, trial: Trial) -> Verdict | None:
    """Fail where a function of the cases wrote to an input in any other call."""
    functions = {trial.exercise.cases[name].call for name in check.cases}
    touched = trial.submission.touched
    return next((_modified(name) for call, name in touched.items() if call in functions), None)


def _changed(got: Any, sent: Any, path: str) -> str:
    """Return the path of the first part that is not as it was sent; empty if none."""
    if isinstance(sent, Array):
        sent = sent.data
    if isinstance(sent, dict):
        if type(got) is not dict or [*got] != [*sent]:
            return path
        parts = ((f"{path}.{key}", got[key], value) for key, value in sent.items())
        return next(filter(None, (_changed(g, s, p) for p, g, s in parts)), "")
    if isinstance(sent, list | tuple):
        if type(got) is not type(sent) or len(got) != len(sent):
            return path
        pairs = enumerate(zip(got, sent, strict=True))
        return next(filter(None, (_changed(g, s, f"{path}[{i}]") for i, (g, s) in pairs)), "")
    return "" if _same(got, sent) else path


def _same(got: Any, sent: Any) -> bool:
    if isinstance(sent, np.ndarray):
        data = got.data if isinstance(got, Array) else None
        return data is not None and data.shape == sent.shape and data.tobytes() == sent.tobytes()
    if isinstance(sent, int | float | str):
        return type(got) is type(sent) and (got == sent or (got != got and sent != sent))
    return True


KIND = Kind(
    judge=judge,
    afterwards=afterwards,
    on_hidden=Message("an input was modified in place, on a hidden case"),
    cases="plain",
    findings=("modified", "aliased", "overwritten", "global-state"),
)
