"""A stub with a class, and cases that are scripts of one object."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from grader.errors import ContentError

if TYPE_CHECKING:
    from .conftest import Course

EXERCISE = """\
schema: 1
id: scale-rows
title: A module
level: 1
source: none
prompt: A module.
stub: |
  from torch import nn

  class Scale(nn.Module):
      \"\"\"A module.\"\"\"

      def __init__(self, d, factor=2.0):
          \"\"\"d features.\"\"\"
          super().__init__()
          raise NotImplementedError

      def forward(self, x, twice=False):
          raise NotImplementedError
cases:
  first:
    purpose: it is called
    let: {x: "normal(2, 3)"}
    new: {d: 3}
    load: {weight: "factor * normal(3)"}
    calls: [{forward: {x: x}}, {eval: {}}, weight, inner.bias]
  second: {purpose: as above, like: first, new: {d: 3, factor: 4}, load: {}}
checks:
  - {kind: values}
  - {kind: property, case: first, change: {x: 2 * x}, got: "out[0]", want: "2 * base[0]"}
"""
SOLUTION = "class Scale:\n    pass\n\n\nclass other(Scale):\n    pass\n"


@pytest.fixture
def course(course: Course) -> Course:
    course.write(course.exercise, EXERCISE)
    course.write(course.solution, SOLUTION)
    return course


def test_what_is_read(course: Course) -> None:
    """A class is an entry with methods; a script inherits what it does not say."""
    exercise = course.content.exercise("scale-rows")
    assert [p.name for p in exercise.entries["Scale"]] == ["new", "load", "calls"]
    assert [p.name for p in exercise.classes["Scale"]["__init__"]] == ["d", "factor"]
    assert "eval" in exercise.classes["Scale"]
    assert exercise.correct == ("other",)
    first, second = exercise.cases.values()
    assert first.steps == ("forward", "eval", "weight", "inner.bias")
    assert second.inputs["calls"] == first.inputs["calls"]
    assert second.inputs["new"] == {"d": 3, "factor": 4}
    assert exercise.names("Scale")["methods"]["forward"] == ("x", "twice")


CALLS = "calls: [{forward: {x: x}}, {eval: {}}, weight, inner.bias]"


@pytest.mark.parametrize(
    ("old", "new", "message", "hint"),
    [
        pytest.param(CALLS, "", "22:5: missing key `calls` in case `first`",
            "`calls`: what is done with the object, in order: `{forward: {x: normal(2, 3)}}` calls "
            "a method, `running_var` reads an attribute; the result is the list of what comes of "
            "each", id="no-calls"),
        pytest.param("new: {d: 3}\n", "nwe: {d: 3}\n", "24:5: unknown key `nwe` in case `first`",
            "did you mean `new`?", id="unknown-key"),
        pytest.param("new: {d: 3}\n", "new: {}\n", "24:10: `Scale` needs `d`",
            "write `d: ...` among its arguments", id="argument-missing"),
        pytest.param("new: {d: 3}\n", "new: {d: 3, e: 4}\n",
            "24:17: `e` is no parameter of `Scale`", "known names: `d`, `factor`", id="argument-too-many"),
        pytest.param("{forward: {x: x}}", "{foward: {x: x}}",
            "26:14: `Scale` has no method `foward`", "did you mean `forward`?", id="method"),
        pytest.param("{forward: {x: x}}", "{forward: {}}",
            "26:23: `Scale.forward` needs `x`", "write `x: ...` among its arguments", id="method-argument"),
        pytest.param("{forward: {x: x}}", "{forward: x}",
            "26:23: `forward` of a step of `calls` expects a mapping, got text `x`", "", id="no-mapping"),
        pytest.param("{forward: {x: x}}", "{forward: {x: x}, eval: {}}",
            "26:13: a step of `calls` has 2 methods, expected one",
            "begin a new item with `- `", id="two-methods"),
        pytest.param("{eval: {}}", "eval", "26:32: `eval` is a method of `Scale`",
            "write `eval: {}`", id="method-without-call"),
        pytest.param("inner.bias]", '"inner bias"]', "26:52: `inner bias` is no name of an attribute",
            "it looks like `weight` or `conv.weight`", id="attribute"),
        pytest.param("{forward: {x: x}}", "{forward: {x: y}}",
            "26:27: `x` of `Scale.forward` in case `first`: unknown name `y`", "known names", id="name"),
        pytest.param("factor * normal(3)", "facto * normal(3)",
            "25:21: `weight` of case `first` in case `first`: unknown name `facto`",
            "did you mean `factor`?", id="load"),
        pytest.param("calls: [{forward", "calls: 3 #[{forward",
            "26:12: `calls` of case `first` expects a list, got the number `3`", "", id="no-list"),
        pytest.param("change: {x: 2 * x}", "change: {y: 2 * x}",
            "30:44: `y` in `change` of check `property` is no parameter of what it calls", "",
            id="changed"),
        pytest.param("change: {x: 2 * x}", "repeat: 0, change: {x: 2 * x}",
            "30:43: `repeat` must be from 1 to 1000", "", id="repeat"),
        pytest.param("change: {x: 2 * x}", "call: Scale, change: {x: 2 * x}",
            "30:41: `call` is for functions: a script is changed by what `let` draws", "", id="call"),
        pytest.param("      def forward(self, x, twice=False):\n", "      size = 3\n      def forward(self, x):\n",
            "18:7: a class of the stub may hold only methods", "", id="body"),
        pytest.param("def forward(self, x, twice=False)", "def forward()",
            "18:7: `forward` must be a plain method, with `self`", "", id="no-self"),
        pytest.param("def forward(self, x, twice=False)", "def forward(self, *x)",
            "18:26: `x` must be a plain parameter, without `*` or `/`", "", id="star"),
    ],
)  # fmt: skip
def test_refused(course: Course, old: str, new: str, message: str, hint: str) -> None:
    """Each slip in a script has its place and what to write instead."""
    assert old in EXERCISE
    course.edit(old, new)
    with pytest.raises(ContentError) as caught:
        course.content.exercise("scale-rows")
    error = caught.value
    assert error.mark
    assert f"{error.mark.line}:{error.mark.column}: {error.message}" == message
    assert hint in (error.hint or "")


def test_solution_without_the_class(course: Course) -> None:
    """The solution file has a class of the stub's name."""
    course.write(course.solution, "def Scale():\n    pass\n")
    with pytest.raises(ContentError, match="has no class `Scale`, which the stub asks for"):
        course.content.exercise("scale-rows")
