"""Family: pictures of a failing case, as SVG and as one line. The file name is the kind.

A member has `FIELDS`, what an exercise says of it beside its kind; `NAMES`, what its expressions
know beside the case and the result `out`; `NEEDS`, the keys that say nothing without another;
`gather(options, yours, expected, allowed)`, which returns the numbers of a picture, or None where
there is nothing to see; `svg(figure, tr)`, which draws them; and `legend(figure, tr)`, which says
what the marks mean. What a submission returned is numbers of any shape and size: gathering cuts and
rounds them, and draws nothing of what is no array of real numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from grader.messages import Message

Needs = Mapping[str, tuple[str, Message]]
"""By a key: the other one that it needs, and what that says."""


class Side(Protocol):
    """What expressions of a figure are evaluated over: a case, and a result `out` of it."""

    def of(self, expression: Any, **names: Any) -> Any:
        """Return the value of an expression; `names` are known to it, too."""

    def changed(self, name: str, value: Any) -> Side:
        """Return the same side of a call with another value of one input."""
