"""Late penalties and drop rules."""

from __future__ import annotations

import pytest

from grader.classroom.policy import dropped, parse_policy, penalty

COURSE = """
due: {affine: 2026-04-26T12:00:00+02:00, double-it: 2026-04-27}
late: {per_day: 10, at_most: 35, marked: 20, grace_minutes: 15}
points: {affine: 20}
drop_lowest: 2
"""

TIMES = {
    "early": ("affine", "2026-04-26T09:59:00+00:00", False, (0, 0.0)),
    "in grace": ("affine", "2026-04-26T10:15:00+00:00", False, (0, 0.0)),
    "a minute later": ("affine", "2026-04-26T10:16:00+00:00", False, (1, 0.1)),
    "a day and a second": ("affine", "2026-04-27T10:00:01+00:00", False, (2, 0.2)),
    "a week": ("affine", "2026-05-03T10:00:00+00:00", False, (7, 0.35)),
    "end of a day": ("double-it", "2026-04-27T23:59:59+00:00", False, (0, 0.0)),
    "a time beats the mark": ("affine", "2026-04-26T09:00:00+00:00", True, (0, 0.0)),
    "only the mark": ("affine", "", True, (-1, 0.2)),
    "nothing known": ("affine", "", False, (0, 0.0)),
    "no due date": ("other", "2026-04-29T09:00:00+00:00", False, (0, 0.0)),
    "no time": ("affine", "yesterday", False, (0, 0.0)),
}


@pytest.mark.parametrize(("exercise", "at", "marked", "want"), TIMES.values(), ids=TIMES)
def test_lateness(exercise, at, marked, want):
    """Days begun, the grace, the limit, the mark."""
    assert penalty(parse_policy(COURSE, "c"), exercise, at, marked) == pytest.approx(want)


@pytest.mark.parametrize(
    ("count", "scores", "want"),
    [
        (2, {"a": (5, 10), "b": (2, 10), "c": (9, 10)}, {"a", "b"}),
        (2, {"a": (5, 10), "b": (2, 10)}, {"b"}),
        (2, {"a": (5, 10)}, set()),
        (2, {"b": (5, 10), "a": (5, 10), "c": (5, 10)}, {"a", "b"}),
        (0, {"a": (5, 10), "b": (2, 10)}, set()),
        # Kane and Kane 2006: the lowest share is not what costs most
        (1, {"a": (80, 100), "b": (20, 100), "c": (1, 20)}, {"b"}),
        (1, {"a": (0, 10), "b": (0, 100)}, {"a"}),
    ],
)
def test_what_helps_most_is_dropped(count, scores, want):
    """The rest has the largest share of its points; one always stays, equal ones go by name."""
    assert dropped(count, scores) == want


def test_worth():
    """A hundred where the course does not say."""
    policy = parse_policy(COURSE, "c")
    assert (policy.worth("affine"), policy.worth("double-it")) == (20.0, 100.0)
