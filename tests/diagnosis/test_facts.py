"""Facts about a wrong result: sentences that are true, whatever the shapes and types are."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from grader.diagnosis.facts import facts
from grader.diagnosis.probes import Probe
from grader.model import Array, CaseSpec, Returned, Truth
from grader.trial import Case

TRUTH = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])


def probe(got: Any, truth: Any) -> Probe:
    case = Case(CaseSpec("drawn", "any", "f", {}), 0, {})
    value = Array(got, got.dtype.name) if isinstance(got, np.ndarray) else got
    return Probe(case, {}, Returned(value), Truth(truth, {}), right=False)


@pytest.mark.parametrize(
    ("got", "fact"),
    [
        (TRUTH.T, "output has the shape of its transpose"),
        (-TRUTH, "output has the opposite sign"),
        (2.5 * TRUTH, "output is 2.5 times the expected result"),
        (TRUTH - 0.5, "output is the expected result plus -0.5"),
    ],
)
def test_a_fact(got: Any, fact: str) -> None:
    """What holds is said."""
    assert facts([probe(got, TRUTH)]) == (fact,)


def test_only_what_holds_everywhere() -> None:
    """A fact of one probe alone is chance."""
    assert facts([probe(2 * TRUTH, TRUTH), probe(3 * TRUTH, TRUTH)]) == ()


arrays = hnp.arrays(
    st.sampled_from(["float64", "float32", "int64", "bool", "complex128"]),
    hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3),
)


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@given(arrays | st.floats() | st.none() | st.lists(st.floats(), max_size=2), arrays)
def test_any_result(got: Any, truth: Any) -> None:
    """Fuzz: a result of another shape or type is no reason to stop."""
    assert len(facts([probe(got, truth)])) <= 3
