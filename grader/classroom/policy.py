"""What a course makes of points: due dates, late penalties, drop rules, from one YAML file.

```yaml
due: 2026-04-26T23:59:00+02:00     # or, per exercise, {stable-softmax: 2026-04-26, ...}
late: {per_day: 10, at_most: 50, marked: 10, grace_minutes: 15}   # per cent of the points
points: 10                          # what each is worth; or {stable-softmax: 10, ...}
drop_lowest: 1
exercises: [stable-softmax, layer-norm]     # that count; all that are there by default
```
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.content.node import Node, compose
from grader.content.reader import read
from grader.content.syntax import read_bytes, read_text
from grader.model import Field

__all__ = ["FIELDS", "LATE_FIELDS", "Policy", "dropped", "parse_policy", "penalty", "read_policy"]

FIELDS = (
    Field("due", "any", "date and time, or one per exercise"),
    Field("late", "mapping", "what lateness costs"),
    Field("points", "any", "what an exercise is worth, or one number per exercise; 100 by default"),
    Field("drop_lowest", "integer", "exercises that do not count for a student", default=0),
    Field("exercises", "names", "the exercises that count", default=()),
)
LATE_FIELDS = (
    Field("per_day", "number", "per cent of the points for each day begun", default=0),
    Field("at_most", "number", "per cent that lateness costs at most", default=100),
    Field("marked", "number", "per cent where only a late mark is known", default=0),
    Field("grace_minutes", "number", "minutes that are not late yet", default=0),
)


@dataclass(frozen=True, slots=True)
class Policy:
    """The rules of a course. Shares are of the points: 0.1 is ten per cent."""

    due: Mapping[str, datetime.datetime] = field(default_factory=dict)
    """By exercise; `""` is every other."""
    per_day: float = 0.0
    at_most: float = 1.0
    marked: float = 0.0
    grace: datetime.timedelta = datetime.timedelta()
    drop_lowest: int = 0
    exercises: tuple[str, ...] = ()
    points: Mapping[str, float] = field(default_factory=dict)
    """By exercise; `""` is every other."""

    def worth(self, exercise: str) -> float:
        """Return what an exercise counts: 100 where the course does not say."""
        return self.points.get(exercise, self.points.get("", 100.0))


def read_policy(path: Path) -> Policy:
    """Read a course file.

    Raises
    ------
    ContentError
        It is wrong; the error says where.
    """
    shown = path.name
    return parse_policy(read_text(read_bytes(path, shown), shown), shown)


def parse_policy(text: str, shown: str) -> Policy:
    """Read the text of a course file, called `shown` in messages."""
    root = compose(text, shown)
    course = read(root, FIELDS, "the course file")
    late = read(course.nodes["late"], LATE_FIELDS, "`late`") if "late" in course.nodes else None
    shares = {name: 0.0 for name in ("per_day", "marked")} | {"at_most": 100.0}
    if late:
        shares = {name: _share(late[name], late.nodes.get(name, root), name) for name in shares}
    minutes = float(late["grace_minutes"]) if late else 0.0
    if course["drop_lowest"] < 0:
        raise course.error("drop_lowest", "`drop_lowest` is a count, 0 or more")
    return Policy(
        _due(course.nodes["due"]) if "due" in course.nodes else {},
        shares["per_day"] / 100,
        shares["at_most"] / 100,
        shares["marked"] / 100,
        datetime.timedelta(minutes=minutes),
        course["drop_lowest"],
        tuple(course["exercises"] or ()),
        _points(course.nodes["points"]) if "points" in course.nodes else {},
    )


def _points(node: Node) -> dict[str, float]:
    parts = node.value.items() if isinstance(node.value, dict) else [("", node)]
    for _, part in parts:
        if isinstance(part.value, bool) or not isinstance(part.value, int | float):
            raise part.error("`points` are numbers")
        if not 0 < part.value < 1e6:
            raise part.error("`points` are larger than 0")
    return {name: float(part.value) for name, part in parts}


def _share(value: Any, node: Node, name: str) -> float:
    if not 0 <= float(value) <= 100:
        raise node.error(f"`{name}` is a percentage from 0 to 100, got {value:g}")
    return float(value)


def _due(node: Node) -> dict[str, datetime.datetime]:
    if isinstance(node.value, dict):
        return {name: moment(value.value, value) for name, value in node.value.items()}
    return {"": moment(node.value, node)}


def moment(value: Any, node: Node) -> datetime.datetime:
    """Read a date (its end is meant) or a date and time."""
    try:
        found = datetime.datetime.fromisoformat(str(value))
    except ValueError:
        raise node.error(
            f"`{value}` is no date", "write `2026-04-26`, or `2026-04-26T23:59:00+02:00`"
        ) from None
    if len(str(value)) == 10:
        found += datetime.timedelta(days=1)
    return found if found.tzinfo else found.replace(tzinfo=datetime.UTC)


def penalty(policy: Policy, exercise: str, submitted: str, marked: bool) -> tuple[int, float]:
    """Return the days late (begun ones count) and the share of the points that costs.

    A late mark without a time is -1 days.
    """
    due = policy.due.get(exercise, policy.due.get(""))
    if due is not None and submitted:
        try:
            at = datetime.datetime.fromisoformat(submitted)
        except ValueError:
            at = due
        at = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
        over = at - due
        if over <= policy.grace:
            return 0, 0.0
        days = max(1, math.ceil(over / datetime.timedelta(days=1)))
        return days, min(policy.at_most, days * policy.per_day)
    if marked:
        return -1, min(policy.at_most, policy.marked)
    return 0, 0.0


def dropped(policy: Policy, shares: Sequence[tuple[str, float]]) -> frozenset[str]:
    """Return the exercises that do not count for a student: the lowest, one always stays."""
    count = min(policy.drop_lowest, max(0, len(shares) - 1))
    lowest = sorted(shares, key=lambda pair: (pair[1], pair[0]))[:count]
    return frozenset(name for name, _ in lowest)
