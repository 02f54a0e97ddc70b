"""Comparison in a fixed order, the first difference only; the messages are part of the interface."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.model import Array
from grader.numerics.compare import Agreement, Difference, agreed, compare


def allowed(path: str) -> float:
    return 1e-9


def got(value: Any, container: str = "ndarray") -> Array:
    data = np.asarray(value)
    return Array(data, data.dtype.name, container)


WANT = np.arange(6.0).reshape(2, 3)

DIFFERENCES = {
    "none": (None, WANT, "type", "output is `None`, expected an array of shape (2, 3)"),
    "scalar": (1.0, WANT, "shape", "output has shape (), expected (2, 3)"),
    "shape": (got(WANT.T), WANT, "shape", "output has shape (3, 2), expected (2, 3)"),
    "broadcast": (got(WANT[:1]), WANT, "shape", "output has shape (1, 3), expected (2, 3)"),
    "bool-for-int": (
        got([True, False]),
        np.array([1, 0]),
        "dtype",
        "output holds `bool`, expected integers",
    ),
    "float-for-int": (
        got([1.0, 0.0]),
        np.array([1, 0]),
        "dtype",
        "output holds `float64`, expected integers",
    ),
    "tensor": (
        got(WANT, "tensor"),
        WANT,
        "type",
        "output is a torch tensor, expected a NumPy array",
    ),
    "nan": (got(WANT * np.nan), WANT, "finite", "output: 6 of 6 entries are NaN"),
    "values": (got(WANT + 1), WANT, "values", "output: 6 of 6 entries differ"),
    "big-integers": (
        got(np.array([2**62 + 1])),
        np.array([2**62]),
        "values",
        "output: the value differs",
    ),
    "missing-key": (
        {"w": 1.0},
        {"w": 1.0, "b": 0.0},
        "type",
        "output lacks `b`; it has `w`",
    ),
    "number-too-many": (
        {0: 1.0, 1: 0.0, 7: 2.0},
        {0: 1.0},
        "type",
        "output has the keys `1`, `7`, which do not belong there",
    ),
    "number-in-an-empty-dict": (
        {0: 1.0},
        {},
        "type",
        "output has the keys `0`, which do not belong there",
    ),
    "key": ({"b": 2.0}, {"b": 0.0}, "values", 'output["b"]: the value differs'),
    "length": ((1.0, 2.0), (1.0, 2.0, 3.0), "shape", "output has 2 parts, expected 3"),
    "one-array-for-two": (
        got(np.ones((3, 6))),
        (WANT, WANT),
        "type",
        "output is an array of shape (3, 6), expected a tuple",
    ),
    "text": ("or", "and", "values", "output: the text differs"),
    "truth": (1, True, "dtype", "output holds `int`, expected booleans"),
}


@pytest.mark.parametrize("name", DIFFERENCES)
def test_difference(name: str) -> None:
    """Each kind of difference has its rung and its sentence."""
    value, want, rung, message = DIFFERENCES[name]
    found = compare(value, want, allowed, container="ndarray" if name == "tensor" else "")
    assert isinstance(found, Difference)
    assert (found.rung, found.message) == (rung, message)


AGREEMENTS = {
    "equal": (got(WANT), WANT),
    "close": (got(WANT + 1e-10), WANT),
    "float-for-longdouble": (got(WANT), WANT.astype(np.longdouble)),
    "infinities": (got([np.inf, -np.inf]), np.array([np.inf, -np.inf])),
    "nan": (got([np.nan]), np.array([np.nan])),
    "int-for-float-scalar": (0, 0.0),
    "zero-d": (got(1.5), 1.5),
    "numpy-bool": (got(True, "scalar"), True),
    "list-for-tuple": ([1.0, 2.0], (1.0, 2.0)),
    "row-for-tuple": (got([1.0, 2.0]), (1.0, 2.0)),
    "more-keys": ({"w": 1.0, "extra": None}, {"w": 1.0}),
    "empty": (got(np.zeros((0, 3))), np.zeros((0, 3))),
}


@pytest.mark.parametrize("name", AGREEMENTS)
def test_agreement(name: str) -> None:
    """What is as good as equal agrees."""
    value, want = AGREEMENTS[name]
    assert isinstance(compare(value, want, allowed), Agreement)


def test_worst_entry_rows_and_map() -> None:
    """Evidence: the worst index, got and expected, the rows, a map whose text equal stands above."""
    wrong = WANT.copy()
    wrong[1, 2] += 3.0
    found = compare(got(wrong), WANT, allowed)
    assert isinstance(found, Difference)
    assert found.lines == (
        "output[1, 2] is 8, expected 5",
        "row 1 differs, row 0 agrees",
    )
    assert (found.error, found.allowed) == (3.0, 1e-9)
    assert found.map.splitlines() == ["· · ·", "· · █"]


def test_infinite_where_finite_fails_before_values() -> None:
    """A result that is infinite where the truth is not is a matter of stability."""
    found = compare(got([np.inf, 2.0]), np.array([1.0, 9.0]), allowed)
    assert isinstance(found, Difference)
    assert found.message == "output: 1 of 2 entries are infinite"


@pytest.mark.parametrize(
    ("got", "want"),
    [
        (np.array([1.0, 2.0]), np.array([1.0, 2.0])),
        (np.array([1.0, 2.5]), np.array([1.0, 2.0])),
        (np.array([np.inf, np.nan]), np.array([np.inf, np.nan])),
        (np.array([np.inf, 1.0]), np.array([1.0, 1.0])),
        (np.array([np.nan, 1.0]), np.array([np.inf, 1.0])),
        (np.array([1, 2]), np.array([1, 3])),
        (np.array([]), np.array([])),
        ({"a": [1.0, "x"]}, {"a": [1.0, "y"]}),
        ({"a": [1.0, "x"]}, {"a": [1.0, "x"]}),
        ([1.0], [1.0, 2.0]),
    ],
)
@pytest.mark.parametrize("allowed", [0.0, 1e-3, np.inf])
def test_whether_and_how_are_one(got: object, want: object, allowed: float) -> None:
    """Who only asks whether two results agree hears what a full comparison says."""
    found = compare(got, want, lambda path: allowed)
    short = agreed(got, want, lambda path: allowed)
    assert short == (found if isinstance(found, Agreement) else None)
