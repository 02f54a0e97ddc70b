"""A class as a function of a script."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import torch

from grader.worker.objects import Script, Unfit


class Counter:
    """Counts; `total` is what `add` returns, and changes."""

    def __init__(self, start: float = 0.0) -> None:
        self.total = np.array([start])
        self._hidden = 1

    def add(self, value: float, times: int = 1) -> Any:
        self.total += value * times
        return self.total

    def fit(self) -> Counter:
        return self

    def broken(self) -> Any:
        return self.missing_inside

    def chained(self) -> int:
        return 3

    @property
    def inner(self) -> Any:
        return self.nothing


class Layer(torch.nn.Module):
    """A module with a parameter, a buffer, a plain tensor and nothing."""

    def __init__(self, d: int) -> None:
        super().__init__()
        self.weight = torch.nn.Parameter(torch.ones(d))
        self.register_buffer("mean", torch.zeros(d))
        self.plain = torch.zeros(d)
        self.bias = None
        self.hooked = 0
        self.register_forward_hook(self._seen)

    def _seen(self, *_: Any) -> None:
        self.hooked += 1

    def forward(self, x: Any) -> Any:
        if self.training:
            self.mean += 1
        return x * self.weight + self.plain


METHODS = {"__init__": ["start"], "add": ["value", "times"], "fit": [], "broken": [], "chained": []}
LAYER = {"__init__": ["d"], "forward": ["x"]}


def run(cls: Any, calls: list[Any], new: Any = None, load: Any = None) -> list[Any]:
    methods = LAYER if cls is Layer else METHODS
    return Script(cls, "a.Name", methods, ["chained"])(new=new or {}, load=load or {}, calls=calls)


def test_steps() -> None:
    """Results and attributes come as they were at their step; the object itself is nothing."""
    calls = [{"add": {"value": 2.0}}, "total", {"fit": {}}, {"add": {"value": 1.0, "times": 3}}]
    first, total, itself, last = run(Counter, calls, {"start": 1.0})
    assert (first, total, itself, last) == ([3.0], [3.0], None, [6.0])


def test_overwritten() -> None:
    """A step that changes what an earlier one returned is seen."""
    for calls, changed in (
        ([{"add": {"value": 1.0}}, {"add": {"value": 1.0}}], True),
        ([{"add": {"value": 1.0}}, {"add": {"value": 0.0}}], False),
        (["total", {"add": {"value": 1.0}}], False),
    ):
        script = Script(Counter, "Counter", METHODS)
        script(new={}, load={}, calls=calls)
        assert script.overwritten is changed


def test_load_copies() -> None:
    """What is loaded belongs to the object: it may change it."""
    given = np.array([5.0])
    assert run(Counter, [{"add": {"value": 1.0}}], load={"total": given}) == [[6.0]]
    assert given == [5.0]


def test_renamed_parameters() -> None:
    """Arguments go by place where a file calls its parameters otherwise."""

    class Renamed:
        def __init__(self, begin: float) -> None:
            self.begin = begin

        def add(self, one: float, many: int = 1) -> float:
            return self.begin + one * many

    calls = [{"add": {"value": 2.0, "times": 3}}]
    assert run(Renamed, calls, {"start": 1.0}) == [7.0]


def test_module() -> None:
    """A module takes over the floating type, is called with its hooks, and is filled in place."""
    x, weight = torch.ones(2, dtype=torch.float64), torch.tensor([2.0, 3.0], dtype=torch.float64)
    calls: list[Any] = [{"forward": {"x": x}}, "mean", {"eval": {}}, {"forward": {"x": x}}, "mean"]
    script = Script(Layer, "Layer", LAYER)
    out, mean, itself, again, later = script(
        new={"d": 2}, load={"weight": weight, "plain": weight}, calls=[*calls, "hooked"]
    )[:5]
    assert out.tolist() == again.tolist() == [4.0, 6.0]
    assert out.dtype == mean.dtype == torch.float64
    assert (mean.tolist(), itself, later.tolist()) == ([1.0, 1.0], None, [1.0, 1.0])
    assert not mean.requires_grad


def test_state_dict() -> None:
    """It is a plain dict, as it was then."""
    x = torch.ones(2)
    state, _ = run(Layer, [{"state_dict": {}}, {"forward": {"x": x}}], {"d": 2})
    assert type(state) is dict
    assert {name: value.tolist() for name, value in state.items()} == {
        "weight": [1.0, 1.0], "mean": [0.0, 0.0]
    }  # fmt: skip


def test_gradients_of_what_is_loaded() -> None:
    """The parameter stands for the value it was filled with."""
    script = Script(Layer, "Layer", LAYER)
    given = torch.tensor([2.0, 3.0], requires_grad=True)
    out = script(new={"d": 2}, load={"weight": given}, calls=[{"forward": {"x": torch.ones(2)}}])
    (leaf,) = script.differentiated(["load.weight"], [given])
    (gradient,) = torch.autograd.grad(out[0].sum(), [leaf])
    assert gradient.tolist() == [1.0, 1.0]
    assert script.differentiated(["calls.0.forward.x"], [given])[0] is given


@pytest.mark.parametrize(
    ("cls", "calls", "load", "message"),
    [
        pytest.param(Counter, [{"chained": {}}], {}, "`chained` returned `int`, expected `self`",
                     id="not-itself"),
        pytest.param(None, [], {}, "the file defines no class `Name`", id="no-class"),
        pytest.param(Counter, [{"sub": {}}], {}, "`Name` has no method `sub`", id="no-method"),
        pytest.param(Counter, [{"ad": {}}], {}, "`Name` has no method `ad`, but `add`", id="method"),
        pytest.param(Counter, ["size"], {}, "`Name` has no attribute `size` after `__init__`",
                     id="no-attribute"),
        pytest.param(Counter, [{"fit": {}}, "totals"], {},
                     "`Name` has no attribute `totals` after `fit`, but `total`", id="attribute"),
        pytest.param(Counter, [], {"size": 3}, "`Name` has no attribute `size` after `__init__`",
                     id="loaded"),
        pytest.param(Counter, ["total.x.y"], {},
                     "`Name` has no attribute `total.x.y` after `__init__`", id="dotted"),
        pytest.param(Layer, ["meen"], {},
                     "`Name` has no attribute `meen` after `__init__`, but `mean`", id="buffer"),
        pytest.param(Layer, [], {"weight": torch.ones(3)},
                     "`weight` has shape (2,) after `__init__`, expected (3,)", id="shape"),
        pytest.param(Layer, [], {"bias": torch.ones(2)},
                     "`bias` is of type `NoneType` after `__init__`, expected a tensor", id="none"),
    ],
)  # fmt: skip
def test_unfit(cls: Any, calls: list[Any], load: dict[str, Any], message: str) -> None:
    """What an object lacks is said with its name, and with what may be meant."""
    with pytest.raises(Unfit) as caught:
        run(cls, calls, {"d": 2} if cls is Layer else {}, load)
    assert str(caught.value) == message


@pytest.mark.parametrize("step", [{"broken": {}}, "inner"])
def test_faults_inside(step: Any) -> None:
    """An attribute that the file's own code lacks is that code's exception."""
    with pytest.raises(AttributeError):
        run(Counter, [step])


def test_cyclic_results() -> None:
    """A result that holds itself, or is endlessly deep, does no harm here."""

    class Cyclic:
        def __init__(self) -> None:
            self.all: list[Any] = []
            self.all.append(self.all)

        def fit(self) -> Any:
            return self.all

    assert len(run(Cyclic, [{"fit": {}}, "all", {"fit": {}}])) == 3
