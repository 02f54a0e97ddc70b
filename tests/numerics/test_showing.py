"""Values as a person reads them."""

from __future__ import annotations

import numpy as np
import pytest

from grader.model import Array, Given, Input, Sample, Stock
from grader.numerics.showing import inputs_shown, sample


@pytest.mark.parametrize(
    ("value", "brief", "grid"),
    [
        pytest.param(None, "None", "", id="none"),
        pytest.param(0.1, "0.1", "", id="number"),
        pytest.param((5,), "(5,)", "", id="tuple"),
        pytest.param("the cat", "'the cat'", "", id="text"),
        pytest.param("x" * 80, "'" + "x" * 58 + "…", "", id="long text"),
        pytest.param(np.array([1.5, 2.0]), "[1.5, 2]", "", id="short vector"),
        pytest.param(np.arange(4), "(4,)", "0  1  2  3", id="vector"),
        pytest.param(np.zeros((0, 3)), "(0, 3)", "", id="empty"),
        pytest.param(np.eye(2), "(2, 2)", "1  0\n0  1", id="matrix"),
        pytest.param({"w": np.zeros(2)}, "{'w': [0, 0]}", "", id="tree"),
        pytest.param(Stock("rbf_kernel", {"gamma": 0.5}), "rbf_kernel(gamma=0.5)", "", id="kernel"),
        pytest.param(Given("f"), "given.f", "", id="given thing"),
        pytest.param(
            Given("Conv", {"kernel": np.ones(3), "1": 2}),
            "given.Conv(kernel=[1, 1, 1], 2)",
            "",
            id="given object",
        ),
    ],
)
def test_input(value, brief, grid):
    """An array is its shape and a grid, anything else what a person would type."""
    [shown] = inputs_shown({"x": value})
    assert shown == Input("x", brief, "\n".join(line.rstrip() for line in grid.split("\n")))


def test_what_differs_is_marked():
    """Both grids show the same entries; a `*` stands behind every one of yours that differs."""
    want = np.array([[1.0, 2.0], [3.0, 4.0]])
    got = want + np.array([[0, 0], [1, 0]])
    seen = sample(Array(got, "float64"), want, "", got != want, (1, 0))
    assert seen == Sample(got="1  2\n4* 4", want="1  2\n3  4")


def test_as_many_digits_as_tell_them_apart():
    """Two numbers that are nearly the same do not look the same."""
    want, got = np.array([1.0, 2.0, 3.0, 4.0]), np.array([1.0, 2.0, 3.0, 4.00001])
    seen = sample(got, want, "", got != want, (3,))
    assert seen.got.endswith("4.00001*")
    assert seen.want.endswith("4")


def test_around_the_worst():
    """Of a large array the part around the worst entry is shown, and which part that is."""
    want = np.zeros((2, 9, 9))
    got = want.copy()
    got[1, 7, 6] = 1
    seen = sample(got, want, "", got != want, (1, 7, 6))
    assert seen.of == "[1, 6:9, 4:9]"
    assert seen.got.split("\n")[1] == "… 0  0  1* 0  0"


def test_other_kinds():
    """What is no array beside what is one."""
    assert sample(None, np.eye(2), "") == Sample(got="None", want="1  0\n0  1")
    assert sample((np.eye(2), 1.0), (np.eye(2), 2.0), "[1]", np.array(True), ()) == Sample(
        got="1*", want="2"
    )
