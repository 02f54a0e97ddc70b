"""Family: pictures of a failing case, as SVG and as one line. The file name is the kind.

A member has `FIELDS`, what an exercise says of it beside its kind; `gather(options, yours,
expected, allowed)`, which returns the numbers of a picture, or None where there is nothing to see;
and `svg(figure, tr)`, which draws them. What a submission returned is numbers of any shape and
size: gathering cuts and rounds them, and draws nothing of what is no array of real numbers.
"""

from __future__ import annotations

from typing import Any, Protocol

__all__ = ["Side"]


class Side(Protocol):
    """What expressions of a figure are evaluated over: a case, and a result `out` of it."""

    def of(self, expression: Any, **names: Any) -> Any:
        """Return the value of an expression; `names` are known to it, too."""

    def changed(self, name: str, value: Any) -> Side:
        """Return the same side of a call with another value of one input."""
