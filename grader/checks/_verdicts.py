"""Verdicts that several checks give: agreement, difference, failure."""

from __future__ import annotations

from typing import Any

from grader.model import Evidence, Status, Truth, Verdict
from grader.numerics.budget import allowed_by
from grader.numerics.compare import Agreement, Difference, compare
from grader.numerics.precision import PRECISIONS

__all__ = ["agree", "failed", "verdict"]


def agree(got: Any, truth: Truth, dtype: str, *, container: str = "") -> Verdict:
    """Compare a result with the truth within its budget."""
    found = compare(got, truth.value, allowed_by(truth, dtype), container=container)
    return verdict(found, dtype)


def verdict(found: Difference | Agreement, dtype: str) -> Verdict:
    """Turn a comparison into a verdict."""
    if isinstance(found, Agreement):
        return Verdict(Status.PASS, "", error=found.error, allowed=found.allowed)
    factor = PRECISIONS[dtype].factor
    lines = list(found.lines)
    if found.allowed:
        lines[1] += f" ({factor:g} x the reference's own rounding in {dtype})"
    return Verdict(
        Status.FAIL,
        found.message,
        Evidence(tuple(lines), found.map),
        finding=found.rung,
        error=found.error,
        allowed=found.allowed,
    )


def failed(message: str, *lines: str, finding: str = "") -> Verdict:
    """Return a failing verdict."""
    return Verdict(Status.FAIL, message, Evidence(lines), finding=finding)
