"""Verdicts that several checks give: agreement, difference, failure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from grader.errors import ContentError
from grader.messages import NOTHING, Message, Place, expected
from grader.model import Array, CheckSpec, Evidence, Raised, Status, Truth, Verdict
from grader.numerics.budget import allowed_by
from grader.numerics.compare import Agreement, Difference, compare
from grader.numerics.leaves import leaves, show_path
from grader.numerics.precision import PRECISIONS, as_if_single, rounded_to
from grader.numerics.showing import sample

FORBIDDEN = Message("this exercise does not allow it")
"""Why a function is refused, where nothing more is known."""


def agree(
    got: Any,
    truth: Truth,
    dtype: str,
    *,
    container: str = "",
    function: str = "",
    name: Callable[[str], Message] = show_path,
    part: Callable[[str], str] = lambda path: "",
) -> Verdict:
    """Compare a result of `function` with the truth within its budget; see `compare`.

    `part` is what a leaf is called in code, where it is not simply the result.
    """
    allowed = allowed_by(truth, dtype)
    found = compare(got, truth.value, allowed, container=container, name=name)
    told = verdict(found, dtype)
    if not isinstance(found, Difference):
        return told
    seen = sample(got, truth.value, found.path, found.bad, found.at)
    seen = replace(seen, of=part(found.path) + seen.of)
    advice = (
        _advice(got, truth.value, container, function)
        if found.rung in ("type", "shape")
        else NOTHING
    )
    told = replace(told, evidence=replace(told.evidence, sample=seen, advice=advice))
    if found.rung not in ("values", "finite"):
        return told
    output = name(found.path)
    leaf, true = dict(leaves(got)).get(found.path), dict(leaves(truth.value)).get(found.path)
    if isinstance(leaf, Array) and leaf.dtype in PRECISIONS and leaf.dtype != dtype:
        advice = wrong_type(output, leaf.dtype, dtype)
        told = replace(told, evidence=replace(told.evidence, advice=advice))
    if found.rung == "finite" or found.error is None:
        return told
    precise = _to_less(output, true, leaf, found.error, dtype)
    return replace(told, message=precise) if precise else told


def _to_less(output: Message, true: Any, got: Any, error: float, dtype: str) -> Message | None:
    """Say to what precision a result is right, where it is right to a lower one."""
    if lower := rounded_to(got, true, error, dtype):
        return Message(
            "{output} is right to `{lower}` only: something is computed in it, or kept in it",
            output=output,
            lower=lower,
        )
    if as_if_single(true, error, dtype):
        return Message(
            "{output} is right to 7 digits only: something in `float32` does that, or a small "
            "difference of large numbers",
            output=output,
        )
    return None


def wrong_type(output: Message, got: str, dtype: str) -> Message:
    """Say that a result has another floating type than what it was computed from."""
    return Message("{output} is `{got}` for `{dtype}` input", output=output, got=got, dtype=dtype)


def _advice(got: Any, want: Any, container: str, function: str) -> Message:
    """Say what is likely to have made a result of the wrong kind."""
    make = "torch.tensor(...)" if container == "tensor" else "np.array(...)"
    if got is None:
        return Message("no `return` at the end of `{name}`?", name=function or "it")
    if isinstance(got, str):
        return Message("return the numbers themselves, not text of them")
    if isinstance(got, tuple) and not isinstance(want, list | tuple):
        return Message("return one of its {n} parts", n=len(got))
    if isinstance(got, list) and not isinstance(want, list | tuple):
        return Message("`{make}` makes an array of a list", make=make)
    if _one_number(got) and isinstance(want, Array) and want.data.ndim:
        return Message("this is one number: a sum or mean without `axis`, or an index too many?")
    if isinstance(got, Array) and container and got.container not in (container, "scalar"):
        return _LIBRARIES[container]
    return NOTHING


def _one_number(got: Any) -> bool:
    if isinstance(got, Array):
        return got.data.ndim == 0
    return isinstance(got, bool | int | float | complex)


_LIBRARIES = {
    "ndarray": Message("`.numpy()` makes an array of a tensor; or say `--backend torch`"),
    "tensor": Message(
        "`torch.from_numpy(...)` makes a tensor of an array; or say `--backend numpy`"
    ),
}


def verdict(found: Difference | Agreement, dtype: str) -> Verdict:
    """Turn a comparison into a verdict."""
    if isinstance(found, Agreement):
        return Verdict(Status.PASS, error=found.error, allowed=found.allowed)
    first, rest = found.lines[:1], found.lines[1:]
    return Verdict(
        Status.FAIL,
        found.message,
        Evidence((*first, *_largest(found, dtype), *rest), found.map),
        finding=found.rung,
        error=found.error,
        allowed=found.allowed,
    )


def _largest(found: Difference, dtype: str) -> tuple[Message, ...]:
    """Say how large the largest error is; all of it tells what was expected."""
    if found.error is None or not found.allowed:
        return ()
    return (
        Message(
            "largest error {error}, allowed {allowed} ({factor} x the reference's own rounding "
            "in {dtype})",
            error=expected(f"{found.error:.2g}"),
            allowed=expected(f"{found.allowed:.2g}"),
            factor=f"{PRECISIONS[dtype].factor:g}",
            dtype=dtype,
        ),
    )


def failed(message: Message, *lines: Message, finding: str = "") -> Verdict:
    """Return a failing verdict."""
    return Verdict(Status.FAIL, message, Evidence(lines), finding=finding)


def refused(seen: Raised, why: Message = FORBIDDEN) -> Verdict:
    """Return the verdict on a call of a function that the exercise forbids."""
    message = Message("calls `{name}`: {why}", name=seen.message, why=why)
    if seen.line:
        place = Place(seen.line)
        message = Message("{place} calls `{name}`: {why}", place=place, name=seen.message, why=why)
    return Verdict(Status.FAIL, message, Evidence(frames=seen.frames), finding="forbidden")


def demand(check: CheckSpec) -> Message:
    """Return that what a check demands does not hold, in its own words where it has some."""
    if check.says:
        return Message("does not hold: {says}", says=check.says)
    return Message("`{check}` does not hold", check=check.id)


def unevaluated(error: ContentError) -> Message:
    """Return that an expression cannot be evaluated over a result."""
    return Message("it cannot be evaluated: {said}", said=error.message)
