"""What a course makes of points: due dates, late penalties, drop rules, from one YAML file.

```yaml
timezone: Europe/Berlin             # of dates without a zone, and where days begin
due: 2026-04-26T23:59:00            # or, per exercise, {stable-softmax: 2026-04-26, ...}
late: {per_day: 10, at_most: 50, marked: 10, grace_minutes: 15}   # per cent of the points
points: 10                          # what each is worth; or {stable-softmax: 10, ...}
drop_lowest: 1
exercises: [stable-softmax, layer-norm]     # that count; those of the class by default
groups: {Team Rocket: [ada, "4711"]}        # who share; or `roster`, a CSV beside it, or `none`
students:                           # by id, student number, e-mail address or full name
  ada: {excused: [layer-norm], due: {stable-softmax: 2026-05-01}}
  ben: {excused: true}              # from everything
```
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader.classroom.lateness import ZONES, Zone, days_late, moment, zone_named
from grader.content.node import Node, compose
from grader.content.reader import items, mapping, read
from grader.content.syntax import read_file
from grader.errors import UsageError
from grader.messages import Message, verbatim
from grader.model import Field

FIELDS = (
    Field("due", "any", "date and time, or one per exercise"),
    Field("late", "mapping", "what lateness costs"),
    Field("points", "any", "what an exercise is worth, or one number per exercise; 100 by default"),
    Field("drop_lowest", "integer", "exercises that do not count for a student", default=0),
    Field("exercises", "names", "the exercises that count", default=()),
    Field("timezone", "text", "name of a zone, as `Europe/Berlin`; the machine's by default"),
    Field(
        "groups", "any", "name of a group -> its members; `roster`, the name of a CSV, or `none`"
    ),
    Field("students", "mapping", "student -> what is excused or extended"),
)
LATE_FIELDS = (
    Field("per_day", "number", "per cent of the points for each day begun", default=0),
    Field("at_most", "number", "per cent that lateness costs at most", default=100),
    Field("marked", "number", "per cent where only a late mark is known", default=0),
    Field("grace_minutes", "number", "minutes that are not late yet", default=0),
)


STUDENT_FIELDS = (
    Field("excused", "any", "exercises, or `true` for all of them"),
    Field("due", "any", "date and time, or one per exercise"),
)


@dataclass(frozen=True, slots=True)
class Exemption:
    """What is otherwise for one student."""

    excused: tuple[str, ...] = ()
    """Exercises; `""` is every one."""
    due: Mapping[str, datetime.datetime] = field(default_factory=dict)


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
    zone: Zone = field(default_factory=Zone)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    grouped: bool | None = None
    """Whether the roster's groups share; False where nobody does, None where it is not said."""
    groups_file: str = ""
    """The CSV that tells the groups, beside the course file."""
    students: Mapping[str, Exemption] = field(default_factory=dict)
    """By whatever the course file calls a student."""
    remarks: tuple[Message, ...] = ()

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
    return parse_policy(read_file(path, shown), shown)


def parse_policy(text: str, shown: str) -> Policy:
    """Read the text of a course file, called `shown` in messages."""
    root = compose(text, shown)
    course = read(root, FIELDS, Message("the course file"))
    nodes = course.nodes
    late = read(nodes["late"], LATE_FIELDS, Message("`late`")) if "late" in nodes else None
    shares = {name: 0.0 for name in ("per_day", "marked")} | {"at_most": 100.0}
    if late:
        shares = {name: _share(late[name], late.nodes.get(name, root), name) for name in shares}
    if course["drop_lowest"] < 0:
        raise course.error("drop_lowest", Message("`drop_lowest` is a count, 0 or more"))
    dates = _Dates(_zone(nodes["timezone"]) if "timezone" in nodes else Zone())
    return Policy(
        due=dates.due(nodes["due"]) if "due" in nodes else {},
        per_day=shares["per_day"] / 100,
        at_most=shares["at_most"] / 100,
        marked=shares["marked"] / 100,
        grace=datetime.timedelta(minutes=float(late["grace_minutes"]) if late else 0.0),
        drop_lowest=course["drop_lowest"],
        exercises=tuple(course["exercises"] or ()),
        points=_points(nodes["points"]) if "points" in nodes else {},
        zone=dates.zone,
        groups=_groups(nodes["groups"]) if "groups" in nodes else {},
        grouped=_grouped(nodes["groups"]) if "groups" in nodes else None,
        groups_file=_groups_file(nodes["groups"]) if "groups" in nodes else "",
        students=_exemptions(nodes["students"], dates) if "students" in nodes else {},
        remarks=dates.remarks("timezone" in nodes),
    )


_OF_THE_ROSTER, _NO_GROUPS, _CSV = "roster", "none", ".csv"


def _zone(node: Node) -> Zone:
    try:
        return zone_named(str(node.value))
    except UsageError:
        raise node.error(Message("no time zone `{name}`", name=str(node.value)), ZONES) from None


def _grouped(node: Node) -> bool | None:
    if node.value == _NO_GROUPS:
        return False
    return True if node.value == _OF_THE_ROSTER or _groups_file(node) else None


def _groups_file(node: Node) -> str:
    return node.value if isinstance(node.value, str) and node.value.endswith(_CSV) else ""


def _groups(node: Node) -> dict[str, tuple[str, ...]]:
    if node.value in (_OF_THE_ROSTER, _NO_GROUPS) or _groups_file(node):
        return {}
    return {
        name: tuple(
            str(member.raw or member.value) for member in items(members, verbatim(f"`{name}`"))
        )
        for name, members in mapping(node, Message("`groups`")).items()
    }


def _exemptions(node: Node, dates: _Dates) -> dict[str, Exemption]:
    found = {}
    for name, part in mapping(node, Message("`students`")).items():
        said = read(part, STUDENT_FIELDS, Message("student `{name}`", name=name))
        due = dates.due(said.nodes["due"]) if "due" in said.nodes else {}
        excused = _excused(said.nodes["excused"]) if "excused" in said.nodes else ()
        found[str(name)] = Exemption(excused, due)
    return found


def _excused(node: Node) -> tuple[str, ...]:
    if isinstance(node.value, bool):
        return ("",) if node.value else ()
    return tuple(str(item.value) for item in items(node, Message("`excused`")))


def _points(node: Node) -> dict[str, float]:
    parts = node.value.items() if isinstance(node.value, dict) else [("", node)]
    for _, part in parts:
        if isinstance(part.value, bool) or not isinstance(part.value, int | float):
            raise part.error(Message("`points` are numbers"))
        if not 0 < part.value < 1e6:
            raise part.error(Message("`points` are larger than 0"))
    return {name: float(part.value) for name, part in parts}


def _share(value: Any, node: Node, name: str) -> float:
    if not 0 <= float(value) <= 100:
        raise node.error(
            Message("`{name}` is a percentage from 0 to 100, got {value:g}", name=name, value=value)
        )
    return float(value)


class _Dates:
    """Reads dates, and remembers whether one needed the zone."""

    def __init__(self, zone: Zone) -> None:
        self.zone, self._placed = zone, False

    def due(self, node: Node) -> dict[str, datetime.datetime]:
        if isinstance(node.value, dict):
            return {name: self._date(part) for name, part in node.value.items()}
        return {"": self._date(node)}

    def _date(self, node: Node) -> datetime.datetime:
        """A date (its end is meant) or a date and time."""
        text = str(node.value)
        try:
            found = datetime.datetime.fromisoformat(text)
        except ValueError:
            raise node.error(
                Message("`{text}` is no date", text=text),
                Message("write `2026-04-26`, or `2026-04-26T23:59:00+02:00`"),
            ) from None
        if len(text) == 10:
            found += datetime.timedelta(days=1)
        self._placed |= found.tzinfo is None
        return self.zone.placed(found)

    def remarks(self, named: bool) -> tuple[Message, ...]:
        if named or not self._placed:
            return ()
        here = datetime.datetime.now().astimezone().tzname()
        return (
            Message(
                "dates of the course file are in the time zone of this machine ({zone}): "
                "`timezone: Europe/Berlin` there names another",
                zone=here,
            ),
        )


def penalty(
    policy: Policy, exercise: str, submitted: str, marked: bool, own: Exemption | None = None
) -> tuple[int, float]:
    """Return the days late (begun ones count) and the share of the points that costs.

    A late mark without a time is -1 days. `own` is what is otherwise for this student.
    """
    extended = (own.due.get(exercise) or own.due.get("")) if own else None
    due = extended or policy.due.get(exercise, policy.due.get(""))
    at = moment(submitted, policy.zone) if submitted else None
    if due is not None and at is not None:
        days = days_late(at, due, policy.grace, policy.zone)
        return days, min(policy.at_most, days * policy.per_day)
    if marked and not extended:
        return -1, min(policy.at_most, policy.marked)
    return 0, 0.0


def dropped(count: int, scores: Mapping[str, tuple[float, float]]) -> frozenset[str]:
    """Return the exercises that do not count for a student: those without which most is reached.

    `scores` are what was reached and what it was out of. One always stays. What is kept has the
    largest sum of scores over that of what they are out of; the fixed point is found as by
    Dinkelbach (1967), for dropping the lowest shares is not best where the worths differ.
    """
    keep = len(scores) - min(count, max(0, len(scores) - 1))
    kept: list[str] = sorted(scores)
    share = -1.0
    while keep < len(scores):
        ratio = sum(scores[n][0] for n in kept) / sum(scores[n][1] for n in kept)
        if ratio <= share:
            break
        share = ratio
        gain = {name: got - share * worth for name, (got, worth) in scores.items()}
        kept = sorted(sorted(scores, reverse=True), key=lambda name: -gain[name])[:keep]
    return frozenset(scores) - frozenset(kept)
