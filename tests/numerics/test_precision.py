"""Casting and widening of inputs."""

from __future__ import annotations

import numpy as np
import pytest

from grader.model import Array
from grader.numerics.precision import cast, extended, float_arrays, perturbed


def test_only_float_arrays_are_cast() -> None:
    """Labels, masks and hyper-parameters stay as they are."""
    inputs = {"x": np.ones(2), "y": np.array([1, -1]), "mask": np.array([True]), "eps": 1e-5}
    after = cast(inputs, "float32")
    assert after["x"].dtype == np.float32
    assert after["y"].dtype == np.int64
    assert after["mask"].dtype == bool
    assert after["eps"] == 1e-5
    assert float_arrays(inputs) == ("x",)


def test_an_array_that_is_narrower_stays_so() -> None:
    """A case can hold arrays of two types: `float32(...)` among others."""
    inputs = {"x": np.ones(2), "weight": np.ones(2, np.float32)}
    assert cast(inputs, "float64")["weight"].dtype == np.float32
    assert cast(inputs, "float16")["weight"].dtype == np.float16


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (1.0, 1.0),
        (1 + 2**-9, 1.0),
        (1 + 3 * 2**-9, 1 + 2**-7),
        (1 + 2**-8, 1.0),
        (3.1415927, 3.140625),
    ],
)
def test_bfloat16_rounds_to_nearest_even(value: float, rounded: float) -> None:
    """The upper half of a float32, with the tie to even."""
    after = cast({"x": np.array([value])}, "bfloat16")["x"]
    assert isinstance(after, Array)
    assert after.data[0] == rounded


def test_truth_sees_the_inputs_after_rounding() -> None:
    """The truth of a float32 call is computed from the float32 numbers, in float64."""
    wide = extended({"x": np.array([0.1]), "eps": 0.1}, "float32")
    assert wide["x"].dtype == np.float64
    assert wide["x"][0] == np.float32(0.1)
    assert wide["eps"] == 0.1
    assert extended({"x": np.array([0.1])}, "float64")["x"].dtype == np.longdouble


def test_perturbation_is_relative_and_of_one_rounding() -> None:
    """x (1 + eps u), for the named inputs only."""
    wide = extended({"x": np.array([1.0, 1e6]), "z": np.ones(2)}, "float64")
    moved = perturbed(wide, ["x"], 2.0**-52, np.random.default_rng(0))
    assert 0 < abs(moved["x"] / wide["x"] - 1).max() <= 2.0**-52
    assert moved["z"] is wide["z"]
