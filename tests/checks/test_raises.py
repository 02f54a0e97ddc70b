"""`raises`: what counts as refusing an input with another exception."""

from __future__ import annotations

import pytest

from grader.model import Frame, Raised


@pytest.mark.parametrize(
    ("text", "type_", "refuses"),
    [
        ("raise TypeError('no')", "TypeError", True),
        ("if x.ndim < 1: raise errors.ShapeError(x.shape)", "ShapeError", True),
        ("raise", "TypeError", True),
        ("assert x.ndim", "AssertionError", True),
        ("np.testing.assert_equal(a, b)", "AssertionError", True),
        ("raise ValueError('no ' + shape)", "TypeError", False),
        ("shape = tuple(normalized_shape)", "TypeError", False),
        ("if x.shape[-3] != 4:", "IndexError", False),
        ("raised = x[9]", "IndexError", False),
    ],
)
def test_refusing(text: str, type_: str, refuses: bool) -> None:
    """What is raised on purpose refuses; what breaks, in the check itself or far from it, does
    not."""
    seen = Raised("call", (type_, "Exception"), "no", (Frame(3, "f", text),))
    assert seen.on_purpose is refuses


def test_an_exception_without_a_line() -> None:
    """It refuses nothing."""
    assert not Raised("call", ("TypeError",), "no").on_purpose
