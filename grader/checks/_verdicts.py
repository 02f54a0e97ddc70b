"""Verdicts that several checks give: agreement, difference, failure."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from grader.messages import Message, expected
from grader.model import Evidence, Status, Truth, Verdict
from grader.numerics.budget import allowed_by
from grader.numerics.compare import Agreement, Difference, compare
from grader.numerics.leaves import show_path
from grader.numerics.precision import PRECISIONS

__all__ = ["agree", "failed", "verdict"]


def agree(
    got: Any,
    truth: Truth,
    dtype: str,
    *,
    container: str = "",
    name: Callable[[str], Message] = show_path,
) -> Verdict:
    """Compare a result with the truth within its budget; see `compare`."""
    allowed = allowed_by(truth, dtype)
    return verdict(compare(got, truth.value, allowed, container=container, name=name), dtype)


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
