"""A result that is right, but only to a lower precision."""

from __future__ import annotations

import numpy as np
import pytest

from grader.numerics.precision import as_if_single, rounded_to

TRUTH = np.array([[0.1, 0.7], [1.3, -2.9]], np.longdouble)


@pytest.mark.parametrize("lower", ["float32", "float16"])
@pytest.mark.parametrize("kept", [True, False], ids=["cast back", "as it is"])
def test_computed_in_a_lower_precision(lower: str, kept: bool) -> None:
    """Whether it comes back as that type or as float64."""
    got = TRUTH.astype(lower).astype("float64" if kept else lower)
    error = float(np.max(np.abs(got - TRUTH)))
    assert rounded_to(got, TRUTH, error, "float64") == lower


@pytest.mark.parametrize(
    "got",
    [TRUTH.astype("float64") * (1 + 1e-7), np.zeros((2, 2)), TRUTH.astype("float32") * 2],
    ids=["a small error", "zeros", "wrong in float32"],
)
def test_what_is_wrong_for_another_reason(got: np.ndarray) -> None:
    """A small error is no precision, and a number may be one of float32 by chance."""
    error = float(np.max(np.abs(got - TRUTH)))
    assert rounded_to(got, TRUTH, error, "float64") == ""


def test_its_own_precision_is_no_lower_one() -> None:
    """In float32 work, float32 explains nothing."""
    got = TRUTH.astype("float32")
    assert rounded_to(got, TRUTH, 1e-8, "float32") == ""


@pytest.mark.parametrize(
    ("relative", "told"), [(1e-7, True), (1e-8, True), (1e-6, False), (1e-11, False)]
)
def test_something_inside_is_single(relative: float, told: bool) -> None:
    """An error in the seventh digit is that of float32, wherever it was computed in it."""
    error = relative * float(np.max(np.abs(TRUTH)))
    assert as_if_single(TRUTH, error, "float64") is told
    assert not as_if_single(TRUTH, error, "float32")


def test_no_size() -> None:
    """Nothing is right to 7 digits of 0."""
    assert not as_if_single(np.zeros(3), 0.0, "float64")
