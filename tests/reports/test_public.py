"""What leaves for a student of hidden cases."""

from __future__ import annotations

from grader.model import Status
from grader.reports._public import public
from grader.reports.junit import render


def test_how_long_a_hidden_case_took_is_not_told(report, outcome):
    """A submission could take as many milliseconds as a hidden input says."""
    shown = outcome("values", "rect", seconds=0.25)
    secret = outcome("values", "rows", Status.FAIL, hidden=True, seconds=2.718)
    given = public(report(shown, secret, seconds=3.5))
    assert [o.seconds for o in given.outcomes] == [0.25, 0.0]
    assert given.seconds == 0.25
    assert "2.7" not in render(report(shown, secret, seconds=3.5)).partition("system-out")[0]


def test_without_hidden_cases_nothing_is_kept_back(report, outcome):
    """The time of the whole is told where there is nothing to hide."""
    assert public(report(outcome("values", "rect", seconds=0.25), seconds=3.5)).seconds == 3.5
