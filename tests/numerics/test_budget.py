"""Budgets: what they measure, and what never enters them."""

from __future__ import annotations

import numpy as np
import pytest

from grader.numerics.budget import allowed_near, budgets, distance
from grader.numerics.precision import PRECISIONS

F64 = PRECISIONS["float64"]


def test_floor_is_one_rounding_of_the_largest_truth() -> None:
    """Without any measured error the budget is eps times the largest truth."""
    assert budgets(np.array([1.0, -4.0]), [], [], F64) == {"": 4.0 * 2.0**-52}


def test_the_worst_of_all_measurements_counts() -> None:
    """Errors of correct implementations and effects of perturbation, whichever is larger."""
    truth = np.array([1.0, 2.0])
    found = budgets(truth, [truth + 1e-9], [truth + 3e-9, truth], F64)
    assert found[""] == pytest.approx(3e-9)


def test_leaves_have_budgets_of_their_own() -> None:
    """A rough entry of a dict does not loosen its neighbour; integers have no budget."""
    truth = {"w": np.ones(2), "b": 1.0, "n": 7}
    found = budgets(truth, [{"w": np.ones(2) + 1e-6, "b": 1.0, "n": 7}], [], F64)
    assert found['["w"]'] == pytest.approx(1e-6)
    assert found['["b"]'] == 2.0**-52
    assert '["n"]' not in found


def test_a_leaf_of_zeros_has_the_scale_of_its_neighbours() -> None:
    """Numbers that cancel leave the rounding of numbers, not of zero."""
    found = budgets((np.array([4.0, 1.0]), 0.0), [], [], F64)
    assert found == {"[0]": 4.0 * 2.0**-52, "[1]": 4.0 * 2.0**-52}
    assert budgets(np.zeros(3), [], [], F64) == {"": 0.0}


def test_a_single_number_has_the_scale_of_its_neighbours() -> None:
    """It may be small by chance, as a mean of numbers of both signs; an array rarely is."""
    unit = 2.0**-52
    found = budgets(
        {"w": np.array([4.0, 1.0]), "b": 1e-3, "v": np.array([1e-3, 2e-3])}, [], [], F64
    )
    assert found == {'["w"]': 4.0 * unit, '["b"]': 4.0 * unit, '["v"]': 2e-3 * unit}
    assert budgets(1e-3, [], [], F64) == {"": 1e-3 * unit}


@pytest.mark.parametrize("broken", [np.full(2, np.nan), np.ones(3), np.array([np.inf, 1.0])])
def test_a_broken_variant_loosens_nothing(broken: np.ndarray) -> None:
    """NaN, infinity and other shapes of a correct variant are no measurement."""
    truth = np.array([1.0, 2.0])
    assert budgets(truth, [broken], [], F64)[""] == 2.0 * 2.0**-52


def test_distance_ignores_infinite_truth() -> None:
    """Where the truth is infinite there is nothing to measure."""
    assert distance(np.array([1.0, np.inf]), np.array([1.5, np.inf])) == 0.5


def test_near_a_right_result_is_right() -> None:
    """Whatever the budget turns out to be: it is no smaller than what is allowed here."""
    truth = {"a": np.array([3.0, -4.0], np.longdouble), "b": np.zeros(2, np.longdouble), "c": "x"}
    rival = {"a": np.array([3.0, -4.0]), "b": np.zeros(2), "c": "x"}
    found = budgets(truth, [rival], [], F64)
    near = allowed_near(rival, "float64")
    assert 0.0 < near('["a"]') <= F64.factor * found['["a"]'] / 2
    assert near('["b"]') == near('["c"]') == near('["d"]') == 0.0
