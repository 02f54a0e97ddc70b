"""A score of 100 means passed, and a passed one has lost points by speed alone."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from grader.model import Isolation, Outcome, Report, Status, Text, Verdict, share_of

points = st.floats(0, 100, allow_nan=False)
rows = st.lists(st.tuples(st.sampled_from(Status), points, st.floats(0, 1)), max_size=30)
"""A point table: status, worth and the share that is earned where the check passes."""


def report(table: list[tuple[Status, float, float]]) -> Report:
    outcomes = tuple(
        Outcome(
            check=f"c{place}",
            kind="values",
            case="",
            hidden=False,
            verdict=Verdict(status, share=share),
            points=worth * share if status is Status.PASS else 0.0,
            max_points=worth,
            seconds=0.0,
        )
        for place, (status, worth, share) in enumerate(table)
    )
    isolation = Isolation("process", ())
    nothing = (Text("t"), "f.py", "numpy", "cpu", 0, isolation, outcomes, (), ())
    return Report("ex", *nothing, seconds=0.0)


@given(points, points, st.booleans())
def test_all_of_the_points_mean_passed(got: float, of: float, passed: bool) -> None:
    """Also where what failed gives no points, and where nothing does."""
    share = share_of(min(got, of), of, passed=passed)
    assert 0 <= share <= 1
    assert passed or round(100 * share, 2) < 100


@given(rows)
@example([])
@example([(Status.FAIL, 0.0, 1.0)])
@example([(Status.PASS, 22.5, 1.0), (Status.FAIL, 0.0, 1.0)])
@example([(Status.PASS, 1e9, 1.0), (Status.BLOCKED, 1e-9, 1.0)])
@example([(Status.PASS, 5e-7, 1.0), (Status.ERROR, 1e-7, 0.0)])
def test_any_table(table: list[tuple[Status, float, float]]) -> None:
    """Whatever checks are worth, who did not pass has less than 100, however it is rounded."""
    graded = report(table)
    assert 0 <= graded.share <= 1
    assert graded.passed or round(100 * graded.share) < 100
    if graded.passed and all(share == 1 for _, _, share in table):
        assert graded.share == 1
