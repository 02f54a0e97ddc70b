"""How near a number must come: the tolerance of a question, in the units of its answer."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grader.messages import Message, plural, verbatim
from grader.model import Field
from grader.questions._records import Fault

APART = 3.0
"""A wrong value must be farther than this many tolerances from the right one."""

_SLACK = 1e-9
"""Share of the answer by which two ways to compute it in floating point may differ."""

TOLERANCE = (
    Field("abs", "number", "largest distance from the answer"),
    Field("rel", "number", "largest distance as a share of the answer"),
    Field("sig", "integer", "significant digits that must be right after rounding"),
    Field("decimals", "integer", "decimals that must be right after rounding"),
)


@dataclass(frozen=True, slots=True)
class Tolerance:
    """The largest of the distances that are given; none of them: the answer itself."""

    abs: float = 0.0
    rel: float = 0.0
    sig: int = 0
    decimals: int | None = None

    def around(self, value: float) -> float:
        """Return the distance from `value` up to which an answer is right."""
        allowed = max(self.abs, self.rel * abs(value)) * (1 + _SLACK)
        allowed = max(allowed, _SLACK * max(abs(value), 1e-3))
        if self.decimals is not None:
            allowed = max(allowed, 0.5 * 10.0**-self.decimals * (1 + 1e-6))
        if self.sig and value:
            digit = math.floor(math.log10(abs(value))) - self.sig + 1
            allowed = max(allowed, 0.5 * 10.0**digit * (1 + 1e-6))
        return allowed

    def near(self, got: float, want: float) -> bool:
        """Return whether `got` counts as `want`."""
        return abs(got - want) <= self.around(want)

    def said(self) -> Message:
        """Return the tolerance in words."""
        parts = []
        if self.decimals is not None:
            parts.append(plural("{n} decimal", "{n} decimals", self.decimals))
        if self.sig:
            parts.append(plural("{n} significant digit", "{n} significant digits", self.sig))
        if self.abs:
            parts.append(verbatim(f"± {self.abs:g}"))
        if self.rel:
            parts.append(verbatim(f"± {100 * self.rel:g} %"))
        if not parts:
            return Message("exact")
        return functools.reduce(lambda a, b: Message("{left} or {right}", left=a, right=b), parts)


def tolerance(options: Mapping[str, Any]) -> Tolerance:
    """Return the tolerance that a question states."""
    given = options["tolerance"] or {}
    return Tolerance(
        abs=float(given.get("abs") or 0.0),
        rel=float(given.get("rel") or 0.0),
        sig=given.get("sig") or 0,
        decimals=given.get("decimals"),
    )


def check_tolerance(options: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield what is wrong with the tolerance as written."""
    for name, value in (options["tolerance"] or {}).items():
        if value is None:
            continue
        if name in ("abs", "rel") and value <= 0:
            yield Fault(
                ("tolerance", name),
                Message("`{name}` must be above 0, got {value:g}", name=name, value=value),
            )
        if name in ("sig", "decimals") and not 0 <= value <= 12:
            yield Fault(
                ("tolerance", name),
                Message("`{name}` must be from 0 to 12, got {value}", name=name, value=value),
            )
