"""How near a number must come: the tolerance of a question, in the units of its answer."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from grader.model import Field
from grader.questions._records import Fault

__all__ = ["APART", "TOLERANCE", "Tolerance", "check_tolerance", "tolerance"]

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

    def said(self, lang: str) -> str:
        """Return the tolerance in words; empty where the answer is exact."""
        zh = lang == "zh"
        parts = []
        if self.decimals is not None:
            parts.append(f"{self.decimals} 位小数" if zh else f"{self.decimals} decimals")
        if self.sig:
            parts.append(f"{self.sig} 位有效数字" if zh else f"{self.sig} significant digits")
        if self.abs:
            parts.append(f"± {self.abs:g}")
        if self.rel:
            parts.append(f"± {100 * self.rel:g} %")
        return (" 或 " if zh else " or ").join(parts) or ("精确值" if zh else "exact")


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
            yield Fault(("tolerance", name), f"`{name}` must be above 0, got {value:g}")
        if name in ("sig", "decimals") and not 0 <= value <= 12:
            yield Fault(("tolerance", name), f"`{name}` must be from 0 to 12, got {value}")
