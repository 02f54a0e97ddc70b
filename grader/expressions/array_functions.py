"""The functions of numbers, widened to the arrays of `grader.expressions.arrays`."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from grader.errors import ExpressionError
from grader.expressions.arrays import Array, array, divide, elementwise, positions, steps_of
from grader.expressions.scalars import SCALAR_FUNCTIONS
from grader.messages import Message


def _float(function: Callable[[Any], float]) -> Callable[[Any], float]:
    """Return a function of `math` as arrays have it: nan outside its domain, inf when too large."""

    def call(x: Any) -> float:
        try:
            return function(x)
        except ValueError:
            return (
                -math.inf if x == 0 and function in (math.log, math.log2, math.log10) else math.nan
            )
        except OverflowError:
            return math.inf

    return call


def _axis(name: str, axis: Any, ndim: int) -> int:
    if isinstance(axis, bool) or not isinstance(axis, int):
        raise ExpressionError(Message("`axis` of `{name}` is a whole number", name=name))
    if not -ndim <= axis < ndim:
        raise ExpressionError(
            Message(
                "`{name}`: there is no axis {axis} among {ndim}", name=name, axis=axis, ndim=ndim
            )
        )
    return axis % ndim


def _lanes(x: Array, axis: int) -> Iterator[list[float]]:
    """Yield the elements along `axis`, for every place of the other axes."""
    for lane in _lane_places(x, axis):
        yield [x.data[place] for place in lane]


def _lane_places(x: Array, axis: int) -> Iterator[range]:
    steps = steps_of(x.shape)
    others = [i for i in range(x.ndim) if i != axis]
    length = steps[axis] * x.shape[axis]
    for start in positions([x.shape[i] for i in others], [steps[i] for i in others]):
        yield range(start, start + length, steps[axis])


def _reduced(name: str, of_numbers: Callable[[list[float]], float]) -> Callable[..., Any]:
    scalar = SCALAR_FUNCTIONS[name]

    def call(*values: Any, axis: Any = None, keepdims: Any = False) -> Any:
        if not any(isinstance(value, Array) for value in values):
            if axis is not None:
                raise ExpressionError(Message("`axis` of `{name}` needs an array", name=name))
            return scalar(*values)
        if len(values) == 2 and axis is None and isinstance(values[1], int):
            axis = values[1]
        elif len(values) != 1:
            raise ExpressionError(Message("`{name}` takes one array, and `axis`", name=name))
        x = values[0]
        if axis is None:
            if not x.data:
                raise ExpressionError(Message("`{name}` of nothing", name=name))
            number = of_numbers(list(x.data))
            return Array([number], (1,) * x.ndim) if keepdims else number
        place = _axis(name, axis, x.ndim)
        data = [of_numbers(lane) for lane in _lanes(x, place)]
        kept = (1,) if keepdims else ()
        shape = (*x.shape[:place], *kept, *x.shape[place + 1 :])
        return Array(data, shape) if shape else data[0]

    call.__name__ = name
    call.__doc__ = f"{scalar.__doc__} Of an array: of all of it, or along `axis`."
    return call


def _softmax(*values: Any, axis: Any = -1) -> Any:
    """Softmax of the numbers, as a list; of an array: along `axis`, the last one by default."""
    if not isinstance(values[0] if values else None, Array):
        return SCALAR_FUNCTIONS["softmax"](*values)
    if len(values) > 2 or (len(values) == 2 and isinstance(values[1], Array)):
        raise ExpressionError(Message("`{name}` takes one array, and `axis`", name="softmax"))
    x: Array = values[0]
    place = _axis("softmax", values[1] if len(values) == 2 else axis, x.ndim)
    data = [0.0] * len(x.data)
    for lane in _lane_places(x, place):
        numbers = [x.data[p] for p in lane]
        top = max(numbers)
        powers = [_float(math.exp)(number - top) for number in numbers]
        total = sum(powers)
        for p, power in zip(lane, powers, strict=True):
            data[p] = divide(power, total)
    return Array(data, x.shape)


def _mapped(name: str, of_number: Callable[[Any], Any]) -> Callable[..., Any]:
    scalar = SCALAR_FUNCTIONS[name]

    def call(x: Any) -> Any:
        return elementwise(_float(of_number), x) if isinstance(x, Array) else scalar(x)

    call.__name__ = name
    call.__doc__ = scalar.__doc__
    return call


def _pairwise(name: str, doc: str, of_numbers: Callable[..., Any]) -> Callable[..., Any]:
    def call(*values: Any) -> Any:
        for value in values:
            if not isinstance(value, Array | int | float):
                raise ExpressionError(Message("`{name}` needs numbers or arrays", name=name))
        result = elementwise(of_numbers, *values)
        return result if result.shape else result.data[0]

    call.__name__ = name
    call.__doc__ = doc
    return call


def _where(condition: Any, a: Any, b: Any) -> Any:
    """a where the condition holds, elsewhere b, entry by entry."""
    return _pairwise("where", "", lambda c, x, y: x if c else y)(condition, a, b)


def _maximum(a: Any, b: Any) -> Any:
    """The larger of two, entry by entry."""
    return _pairwise("maximum", "", max)(a, b)


def _minimum(a: Any, b: Any) -> Any:
    """The smaller of two, entry by entry."""
    return _pairwise("minimum", "", min)(a, b)


def _relu(x: Any) -> Any:
    """max(x, 0), entry by entry."""
    return _maximum(x, 0)


def _sigmoid(x: Any) -> Any:
    """1/(1 + exp(-x)), entry by entry."""
    return _pairwise("sigmoid", "", lambda z: 1 / (1 + math.exp(-z)) if z > -700 else 0.0)(x)


def _norm(*values: Any, axis: Any = None, keepdims: Any = False) -> Any:
    """Euclidean norm of the numbers; of an array: of all of it, or along `axis`."""
    return _NORM(*values, axis=axis, keepdims=keepdims)


def _transpose(x: Any) -> Any:
    """The array with its axes in reverse order."""
    return array(x).T


def _moments(centre: bool) -> Callable[[list[float]], float]:
    def of(numbers: list[float]) -> float:
        mean = sum(numbers) / len(numbers)
        return sum((x - mean) ** 2 for x in numbers) / len(numbers) if centre else mean

    return of


def _log(x: Any, base: Any = None) -> Any:
    """Natural logarithm of x, or its logarithm to a base."""
    if not isinstance(x, Array):
        return SCALAR_FUNCTIONS["log"](*((x,) if base is None else (x, base)))
    natural = elementwise(_float(math.log), x)
    return natural if base is None else natural / SCALAR_FUNCTIONS["log"](base)


_NORM = _reduced("norm", lambda numbers: math.hypot(*numbers))

ARRAY_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **SCALAR_FUNCTIONS,
    **{
        name: _mapped(name, getattr(math, name))
        for name in ("exp", "log1p", "log2", "log10", "sqrt", "sin", "cos", "tan", "tanh")
    },
    "abs": _mapped("abs", abs),
    "log": _log,
    "floor": _mapped("floor", math.floor),
    "sum": _reduced("sum", sum),
    "mean": _reduced("mean", _moments(centre=False)),
    "var": _reduced("var", _moments(centre=True)),
    "std": _reduced("std", lambda numbers: math.sqrt(_moments(centre=True)(numbers))),
    "max": _reduced("max", max),
    "min": _reduced("min", min),
    "norm": _norm,
    "softmax": _softmax,
    "array": array,
    "where": _where,
    "maximum": _maximum,
    "minimum": _minimum,
    "relu": _relu,
    "sigmoid": _sigmoid,
    "transpose": _transpose,
}
"""The functions of quizzes: those of numbers, and the same of arrays."""
