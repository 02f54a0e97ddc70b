"""Inputs next to the first case of a function: what it remembers of them shows in the case."""

from __future__ import annotations

import numpy as np
import pytest

from grader.content import Content
from grader.errors import ExpressionError
from grader.numerics import vocabulary
from grader.trial import Cases

NEIGHBOURS = {
    ("layer-norm", "layer_norm"): ["x", "normalized_shape", "weight", "bias", "eps"],
    ("scaled-dot-product-attention", "scaled_dot_product_attention"): ["q", "k", "v", "mask"],
    ("margins", "functional_margin"): ["w", "b", "X", "y"],
    ("svm-smo", "smo"): ["X", "y", "C", "kernel", "tol", "max_iter"],
    ("mp-neuron-gates", "logic_gate"): ["name"],
}


@pytest.mark.parametrize(("exercise", "entry"), NEIGHBOURS, ids=lambda name: str(name))
def test_one_argument_differs(course: Content, exercise: str, entry: str) -> None:
    """Each in turn, the others are the first visible case's, and nothing is shared with it."""
    spec = course.exercise(exercise)
    cases = Cases(spec, 5)
    first = next(c for c in spec.cases.values() if c.call == entry and not c.hidden)
    inputs = cases.draw(first).inputs
    changed = []
    for other in cases.neighbours(entry):
        different = [name for name, value in other.items() if not _same(value, inputs.get(name))]
        changed += different
        assert len(different) == 1
        assert not any(
            np.shares_memory(value, inputs[name])
            for name, value in other.items()
            if name in different and isinstance(inputs.get(name), np.ndarray)
        )
    assert changed == NEIGHBOURS[exercise, entry]


def test_no_hidden_input_is_shown(course: Content) -> None:
    """A function that has hidden cases only is not called beside them."""
    spec = course.exercise("layer-norm")
    cases = Cases(spec, 5)
    hidden = {name for name, case in spec.cases.items() if case.hidden}
    cases.neighbours("layer_norm")
    assert not hidden & {key.rpartition("/")[0] for key in cases._drawn}


def _same(a: object, b: object) -> bool:
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return np.array_equal(a, b)
    return type(a) is type(b) and a == b


def test_draws_end() -> None:
    """Large draws in a chain are refused before all of them are made."""
    allowance = vocabulary.Allowance(1000)
    words = vocabulary.drawn(np.random.default_rng(0), [allowance])
    for _ in range(10):
        words["normal"](10, 10)
    with pytest.raises(ExpressionError, match="more than 1000 numbers are drawn altogether"):
        words["normal"](1)
