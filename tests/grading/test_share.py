"""A score of 100 means passed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from grader.model import share_of

points = st.floats(0, 100, allow_nan=False)


@given(points, points, st.booleans())
def test_all_of_the_points_mean_passed(got: float, of: float, passed: bool) -> None:
    """Also where what failed gives no points, and where nothing does."""
    share = share_of(min(got, of), of, passed=passed)
    assert 0 <= share <= 1
    assert passed or round(100 * share, 2) < 100
