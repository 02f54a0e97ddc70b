"""The words for named data."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.content.words import FIELDS, WRAPPERS
from grader.expressions import parse
from grader.numerics.vocabulary import FUNCTIONS, NAMES, drawn

CALLS = {"separable": "8, 2", "blobs": "8, 2", "rings": "8", "unbalanced": "8, 2"}


def evaluate(text: str) -> Any:
    functions = {**FUNCTIONS, **drawn(np.random.default_rng(1))}
    return parse(text).evaluate(dict(NAMES), functions)


@pytest.mark.parametrize("name", FIELDS)
def test_the_reader_knows_the_fields(name: str) -> None:
    """A case is checked without drawing it, against a list that must not drift."""
    arguments = {**CALLS, "planted_svm": "8"}.get(name, "")
    assert tuple(evaluate(f"{name}({arguments})")) == FIELDS[name]


@pytest.mark.parametrize("name", sorted(WRAPPERS))
def test_wrappers_give_data_back(name: str) -> None:
    assert tuple(evaluate(f"{name}(separable(8, 2))")) == FIELDS["separable"]


def test_textbook_points() -> None:
    np.testing.assert_array_equal(evaluate("li_hang().X"), [[3.0, 3], [4, 3], [1, 1]])
    np.testing.assert_array_equal(evaluate("li_hang().y"), [1, 1, -1])
    np.testing.assert_array_equal(evaluate("xor().X"), [[0.0, 0], [0, 1], [1, 0], [1, 1]])
    np.testing.assert_array_equal(evaluate("xor().y"), [-1, 1, 1, -1])


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("eighths(0.3)", 0.25),
        ("eighths([0.3, -1.1])", np.array([0.25, -1.125])),
        ("eighths(array([0.3, -1.1]))", np.array([0.25, -1.125])),
        ("eighths(xor()).y", np.array([-1, 1, 1, -1])),
        ("eighths(blobs(9, 2)).X % 0.125", np.zeros((9, 2))),
    ],
)
def test_eighths(text: str, want: object) -> None:
    np.testing.assert_array_equal(evaluate(text), want)
