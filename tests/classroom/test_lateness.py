"""Days late by the clock on the wall, in named zones, across both changes of the clocks."""

from __future__ import annotations

import datetime
import time

import pytest

from grader.classroom.lateness import Zone, days_late, moment, zone_named
from grader.classroom.policy import parse_policy, penalty
from grader.errors import ContentError, UsageError

NO_GRACE = datetime.timedelta()


def late(zone, due, at, grace=NO_GRACE):
    where = zone_named(zone)
    return days_late(moment(at, where), moment(due, where), grace, where)


CLOCKS = {
    # zone, due, the last moment of day 1, in summer time or out of it since
    "Berlin, spring": ("Europe/Berlin", "2026-03-28T23:59", "2026-03-29T23:59"),
    "Berlin, autumn": ("Europe/Berlin", "2026-10-24T23:59", "2026-10-25T23:59"),
    "New York, spring": ("America/New_York", "2026-03-07T23:59", "2026-03-08T23:59"),
    "New York, autumn": ("America/New_York", "2026-10-31T23:59", "2026-11-01T23:59"),
    "Lord Howe, spring": ("Australia/Lord_Howe", "2026-10-03T23:59", "2026-10-04T23:59"),
    "Lord Howe, autumn": ("Australia/Lord_Howe", "2026-04-04T23:59", "2026-04-05T23:59"),
    "Shanghai": ("Asia/Shanghai", "2026-03-28T23:59", "2026-03-29T23:59"),
}


@pytest.mark.parametrize(("zone", "due", "end"), CLOCKS.values(), ids=CLOCKS)
def test_a_day_is_a_day_on_the_wall(zone, due, end):
    """23, 24 or 25 hours long: the second day begins when the clock shows the time again."""
    assert late(zone, due, due) == 0
    assert late(zone, due, f"{due}:01") == 1
    assert late(zone, due, end) == 1
    assert late(zone, due, f"{end}:01") == 2


def test_a_repeated_hour():
    """In the night in which an hour comes twice, the second one is later, and so is the grace."""
    zone = zone_named("Europe/Berlin")
    due = datetime.datetime(2026, 10, 25, 2, 30, tzinfo=zone.info, fold=0)
    again = due.replace(fold=1)
    quarter = datetime.timedelta(minutes=15)
    assert days_late(again, due, NO_GRACE, zone) == 1
    assert days_late(again, due, quarter, zone) == 1
    assert days_late(due, due, quarter, zone) == 0


def test_the_same_moment_in_another_zone():
    """Gradescope writes UTC; the wall is the course's."""
    zone = zone_named("Europe/Berlin")
    due = zone.placed(datetime.datetime(2026, 3, 30))
    for at, days in (("2026-03-29T21:59:59+00:00", 0), ("2026-03-29T22:00:01+00:00", 1)):
        assert days_late(moment(at, zone), due, NO_GRACE, zone) == days


WRITTEN = {
    "Monday, 27 April 2026, 12:03 AM": "2026-04-27T00:03:00+02:00",
    "Monday, 27 April 2026, 12:03 PM": "2026-04-27T12:03:00+02:00",
    "Sunday, 1 March 2026, 9:05 am": "2026-03-01T09:05:00+01:00",
    "Montag, 27. April 2026, 00:03": "2026-04-27T00:03:00+02:00",
    "Sonntag, 1. März 2026, 23:59": "2026-03-01T23:59:00+01:00",
    "Donnerstag, 1. Oktober 2026, 08:00": "2026-10-01T08:00:00+02:00",
    "lundi 27 juillet 2026, 00:03": "2026-07-27T00:03:00+02:00",
    "2026年4月27日 星期一 00:03": "2026-04-27T00:03:00+02:00",
    "2026-04-27T00:03:00Z": "2026-04-27T00:03:00+00:00",
    "2026-04-27 00:03": "2026-04-27T00:03:00+02:00",
    "-": None,
    "yesterday": None,
    "Monday, 32 April 2026, 12:03 AM": None,
}


@pytest.mark.parametrize(("text", "want"), WRITTEN.items(), ids=WRITTEN)
def test_times_as_systems_write_them(text, want):
    """Moodle's in several languages, ISO; what is no time is none."""
    found = moment(text, zone_named("Europe/Berlin"))
    assert (found and found.isoformat()) == want


def test_a_zone_that_is_none():
    """Said with examples, and in the course file with its place."""
    with pytest.raises(UsageError, match="no time zone `Europe/Berln`"):
        zone_named("Europe/Berln")
    with pytest.raises(ContentError) as caught:
        parse_policy("timezone: Europe/Berln\n", "course.yaml")
    assert str(caught.value) == "course.yaml:1:11: no time zone `Europe/Berln`"


def test_without_a_zone_the_machines_is_taken_and_said(monkeypatch):
    """Also across its change of the clocks."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        policy = parse_policy("due: 2026-03-28\nlate: {per_day: 10}\n", "c")
        assert policy.remarks[0].startswith(
            "dates of the course file are in the time zone of this machine (CE"
        )
        assert penalty(policy, "x", "2026-03-28T23:30:00+01:00", False) == (0, 0.0)
        assert penalty(policy, "x", "2026-03-29T23:30:00+02:00", False)[0] == 1
        assert penalty(policy, "x", "2026-03-30T00:30:00+02:00", False)[0] == 2
        assert Zone().wall(moment("2026-03-30T00:30:00+02:00", Zone())).hour == 0
    finally:
        monkeypatch.undo()
        time.tzset()
    named = parse_policy("timezone: UTC\ndue: 2026-03-28\n", "c")
    whole = parse_policy("due: 2026-03-28T10:00:00+02:00\n", "c")
    assert named.remarks == whole.remarks == ()
