"""Whatever stands in a script, its author is told, and nothing else happens."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grader.content import Content
from grader.errors import ContentError
from grader.trial import Cases

from .test_script import SOLUTION

HEAD = """\
schema: 1
title: A module
level: 1
source: none
random: [x]
prompt: A module.
stub: |
  class Scale:
      def __init__(self, d, factor=2.0):
          raise NotImplementedError

      def forward(self, x, twice=False):
          raise NotImplementedError
cases:
  first: {purpose: a script, let: {x: "normal(2)"}, %s}
checks: [{kind: values}]
"""
LEAVES = st.one_of(
    st.sampled_from(
        [
            "x",
            "normal(2)",
            "d",
            "factor * x",
            "1 +",
            "forward",
            "weight",
            "a.b",
            "generator()",
            "nope(3)",
        ]
    ),
    st.integers(-2, 3),
    st.booleans(),
    st.none(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text("ab.[]{}:,' 中", max_size=4),
)
KEYS = st.sampled_from(
    ["d", "factor", "x", "twice", "forward", "weight", "__init__", "", "a.b", "3"]
)
TREES: Any = st.recursive(
    LEAVES,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=6,
)
STEPS = st.lists(
    st.one_of(
        LEAVES, st.dictionaries(KEYS, st.dictionaries(KEYS, LEAVES, max_size=2), max_size=2), TREES
    ),
    max_size=3,
)


def yaml(value: Any) -> str:
    """Write a value in flow style, texts in quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{yaml(str(k))}: {yaml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(yaml, value)) + "]"
    if isinstance(value, str):
        return "'" + value.replace("'", "''") + "'"
    return (
        {True: "true", False: "false", None: "null"}.get(value, repr(value))
        if not isinstance(value, float)
        else repr(value)
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("course")
    for name in ("exercises/01-a", "solutions/01-a"):
        (folder / name).mkdir(parents=True)
    (folder / "exercises" / "misconceptions.yaml").write_text("{}\n")
    (folder / "solutions/01-a/scale.py").write_text(SOLUTION)
    return folder


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(new=TREES, load=TREES, calls=STEPS)
@example(new={"d": 3}, load={"weight": "x"}, calls=[{"forward": {"x": "x"}}, "weight"])
@example(new={"d": "x"}, load={}, calls=[{"forward": {"x": "generator()"}}])
def test_any_script(root: Path, new: Any, load: Any, calls: Any) -> None:
    """It is refused with a place, or drawn."""
    script = f"new: {yaml(new)}, load: {yaml(load)}, calls: {yaml(calls)}"
    (root / "exercises/01-a/scale.yaml").write_text(HEAD % script, encoding="utf-8")
    try:
        exercise = Content(root, base=root).exercise("scale")
        drawn = Cases(exercise, 0).draw(exercise.cases["first"])
    except ContentError as error:
        assert error.mark
        return
    assert [*drawn.inputs] == ["new", "load", "calls"]
    assert len(drawn.spec.steps) == len(calls)
