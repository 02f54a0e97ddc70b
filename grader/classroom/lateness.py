"""When something was handed in, and how many days late that is, by the clock on the wall.

A day late begins when the clock shows the time of the due date again, whether summer time began or
ended in between.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from grader.errors import UsageError
from grader.messages import Message

_MONTHS = {
    month: number
    for names in (
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jän febr märz april mai juni juli aug sept okt nov dez",
        "januar februar mär avril mai juin juil août sept octobre nov déc",
    )
    for number, month in enumerate(names.split(), start=1)
}
_WRITTEN = re.compile(
    r"(?P<day>\d{1,2})\.?\s+(?P<month>[^\W\d]{3,})\.?\s+(?P<year>\d{4}),?\s+"
    r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:\s*(?P<half>[AP])\.?M)?",
    re.I,
)
"""`27 April 2026, 12:03 AM`, `27. April 2026, 00:03`: Moodle's, in several languages."""
_CHINESE = re.compile(
    r"(?P<year>\d{4})\s*年\s*(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*日.*?"
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?:\s*(?P<half>[AP])M)?",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone by its name, or the machine's own where `info` is None."""

    info: datetime.tzinfo | None = None

    def placed(self, at: datetime.datetime) -> datetime.datetime:
        """Return a moment with a zone: its own, or this one."""
        if at.tzinfo is not None:
            return at
        return at.astimezone() if self.info is None else at.replace(tzinfo=self.info)

    def wall(self, at: datetime.datetime) -> datetime.datetime:
        """Return what the clock on the wall shows then."""
        return at.astimezone(self.info).replace(tzinfo=None)


ZONES = Message("for example `Europe/Berlin`, `Asia/Shanghai`, `UTC`")


def zone_named(name: str) -> Zone:
    """Return a zone of the time zone database.

    Raises
    ------
    UsageError
        There is none of this name.
    """
    import zoneinfo

    try:
        return Zone(zoneinfo.ZoneInfo(name))
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        raise UsageError(
            Message("no time zone `{name}`", name=name),
            hint=ZONES,
        ) from None


def moment(text: str, zone: Zone) -> datetime.datetime | None:
    """Read a time of hand-in: ISO 8601, or as Moodle writes it; None where it is neither."""
    try:
        return zone.placed(datetime.datetime.fromisoformat(text))
    except ValueError:
        pass
    found = _WRITTEN.search(text) or _CHINESE.search(text)
    if found is None:
        return None
    month = found["month"]
    number = int(month) if month.isdecimal() else _month(month)
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % 12 + (12 if found["half"].lower() == "p" else 0)
    try:
        return zone.placed(
            datetime.datetime(
                int(found["year"]), number, int(found["day"]), hour, int(found["minute"])
            )
        )
    except ValueError:
        return None


def _month(name: str) -> int:
    """The month that a name begins like; 0 for none."""
    lower = name.casefold()
    longest = sorted(_MONTHS, key=len, reverse=True)
    return next((_MONTHS[m] for m in longest if lower.startswith(m)), 0)


def days_late(
    at: datetime.datetime, due: datetime.datetime, grace: datetime.timedelta, zone: Zone
) -> int:
    """Return how many days late something is, those begun included; 0 for on time."""
    utc = datetime.UTC  # two moments of one zone are subtracted as the clock shows them
    if at.astimezone(utc) - due.astimezone(utc) <= grace:
        return 0
    whole = datetime.timedelta(days=1)
    over = zone.wall(at) - zone.wall(due)
    return max(1, -(-over // whole))
