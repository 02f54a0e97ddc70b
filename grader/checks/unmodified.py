"""`unmodified`: inputs, arrays from callable inputs and earlier results stay as they were.

A function of plain numbers may keep its table and hand it out again, as `functools.cache` does.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.checks import Kind
from grader.checks._verdicts import failed
from grader.messages import Message
from grader.model import Array, CheckSpec, Returned, Status, Verdict
from grader.numerics.leaves import leaves
from grader.numerics.precision import cast
from grader.trial import Case, Trial

__all__ = ["ID", "KIND", "judge"]

ID = "no-mutation"


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Compare the inputs after the call, bit by bit, with what was sent."""
    inputs = case.inputs
    for dtype in trial.dtypes(case):
        random = bool(trial.exercise.random)
        returned = trial.submission.call(case.entry, inputs, dtype, after=True, random=random)
        if returned.random_state_touched:
            changed = Message("the global random state was changed")
            return failed(changed, finding="global-state")
        after = returned.after or {}
        for name, sent in cast(inputs, dtype).items():
            if name in after and (path := _changed(after[name], sent, name)):
                message = Message("`{name}` was modified in place", name=path)
                return failed(message, finding="modified")
        if returned.aliased:
            return failed(
                Message(
                    "the result shares its memory with `{name}`: return a new array",
                    name=returned.aliased,
                ),
                finding="aliased",
            )
        if returned.modified:
            return failed(
                Message(
                    "an array returned by `{name}` was modified in place",
                    name=returned.modified[0],
                ),
                finding="modified",
            )
        again = trial.submission.observe(case.entry, inputs, dtype, after=True)
        arrays = any(isinstance(leaf, np.ndarray) for _, leaf in leaves(inputs))
        if isinstance(again, Returned) and (again.overwritten or (arrays and again.repeated)):
            return failed(
                Message("two calls return the same array: return a new one each time"),
                finding="overwritten",
            )
    return Verdict(Status.PASS)


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
    cases="plain",
    findings=("modified", "aliased", "overwritten", "global-state"),
)
