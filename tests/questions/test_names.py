"""Drawn parameters."""

from __future__ import annotations

from random import Random

import pytest

from grader.errors import ExpressionError
from grader.questions._names import draw_names


def drawn(desk, params: str, more: str = "", seed: int = 0):
    names: dict = {}
    body = f"type: numeric\nparams: {{v: {params}}}\nanswer: 1\n{more}"
    draw_names(desk.question(body), Random(seed), names)
    return names["v"]


@pytest.mark.parametrize(
    ("params", "fits"),
    [
        ("{pick: [4, 16, 64]}", lambda v: v in (4, 16, 64)),
        ("{pick: [a, b]}", lambda v: v in ("a", "b")),
        ("{pick: [[1, 2], [3, 4]]}", lambda v: v in ([1, 2], [3, 4])),
        ("{int: [-2, 2]}", lambda v: type(v) is int and -2 <= v <= 2),
        ("{float: [0, 1]}", lambda v: type(v) is float and 0 <= v <= 1),
        ("{float: [0, 1], step: 0.1}", lambda v: round(v * 10) == pytest.approx(v * 10, abs=1e-9)),
        ("{vector: 4, int: [0, 9]}", lambda v: len(v) == 4 and all(0 <= x <= 9 for x in v)),
        ("{vector: 4, int: [0, 3], distinct: true}", lambda v: sorted(v) == [0, 1, 2, 3]),
        ("{vector: 3, pick: [0.5, 1]}", lambda v: set(v) <= {0.5, 1}),
        ("{matrix: [2, 3], int: [0, 9]}", lambda v: [len(row) for row in v] == [3, 3]),
    ],
)
def test_params(desk, params, fits):
    """Every form of a parameter, over many draws, and never the same value only."""
    values = [drawn(desk, params, seed=seed) for seed in range(60)]
    assert all(fits(value) for value in values)
    assert len({str(value) for value in values}) > 1


def test_steps_are_round_numbers(desk):
    """0.1 times 3 is 0.3."""
    values = {drawn(desk, "{float: [0, 1], step: 0.1}", seed=seed) for seed in range(300)}
    assert sorted(values) == [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0]


def test_too_few_distinct_values(desk):
    """More distinct values than there are cannot be drawn, and do not hang."""
    with pytest.raises(ExpressionError, match="cannot draw 4 distinct values"):
        drawn(desk, "{vector: 4, int: [0, 2], distinct: true}")


def test_let_and_require(desk):
    """Values are computed in order; a condition refuses draws."""
    question = desk.question(
        "type: numeric\nparams: {a: {int: [1, 6]}}\nlet: {b: a + 1, c: b * 2}\n"
        "require: a % 2 == 0\nanswer: c\n"
    )
    seen = set()
    for seed in range(40):
        names: dict = {}
        try:
            draw_names(question, Random(seed), names)
        except ExpressionError as error:
            assert error.message == "`require` does not hold"
            assert names["a"] % 2 == 1
            continue
        assert names["c"] == 2 * (names["a"] + 1)
        seen.add(names["a"])
    assert seen == {2, 4, 6}
