"""Small arrays in plain Python, for quizzes: their formulas must not wait for NumPy.

`Array` follows NumPy's rules of shape, broadcasting and floating point (`1/0` is inf, `0/0` nan).
A size may be a `Size`, an integer that is shown by its name, so that a message about shapes reads
`(n, d) @ (m, d)`.
"""

from __future__ import annotations

import itertools
import math
import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from grader.errors import ExpressionError
from grader.expressions.arithmetic import joint, kind, shaped
from grader.messages import Message

LARGEST = 10_000
"""Elements of an array that a function makes."""


class Size(int):
    """The size of an axis that has a name: equal to its number, shown as its name."""

    name: str

    def __new__(cls, value: int, name: str) -> Size:
        size = super().__new__(cls, value)
        size.name = name
        return size

    def __str__(self) -> str:
        return self.name


Shape = tuple[int, ...]


class Array:
    """An array of numbers.

    Parameters
    ----------
    data : sequence of float
        The elements, the last axis running fastest.
    shape : tuple of int
        The sizes of the axes.
    """

    dtype = "float64"

    def __init__(self, data: Sequence[float], shape: Shape) -> None:
        self.data = data
        self.shape = shape

    @property
    def ndim(self) -> int:
        return len(self.shape)

    @property
    def T(self) -> Array:
        """The array with its axes in reverse order."""
        shape = self.shape[::-1]
        steps = steps_of(self.shape)[::-1]
        return Array([self.data[place] for place in positions(shape, steps)], shape)

    def nested(self) -> Any:
        """Return the elements as nested lists; a number where there are no axes."""
        parts: list[Any] = list(self.data)
        for size in self.shape[:0:-1]:
            count = len(parts) // size if size else math.prod(self.shape[:-1])
            parts = [parts[size * i : size * (i + 1)] for i in range(count)]
        return parts if self.shape else parts[0]

    def __len__(self) -> int:
        if not self.shape:
            raise ExpressionError(Message("a number has no length"))
        return self.shape[0]

    def __repr__(self) -> str:
        return f"array({self.nested()})"

    def __bool__(self) -> bool:
        return bool(self.data[0])  # callers have made sure that there is one element

    def __getitem__(self, index: Any) -> Any:
        parts = list(index) if isinstance(index, tuple) else [index]
        given = sum(part is not None and part is not Ellipsis for part in parts)
        if parts.count(Ellipsis) > 1 or given > self.ndim:
            raise ExpressionError(
                Message("too many indices for shape {shape}", shape=shaped(self.shape))
            )
        rest = [slice(None)] * (self.ndim - given)
        place = parts.index(Ellipsis) if Ellipsis in parts else len(parts)
        parts[place : place + 1] = rest
        shape, steps, offset = _view(self.shape, parts)
        if not shape:
            return self.data[offset]
        return Array([self.data[offset + p] for p in positions(shape, steps)], shape)

    def __neg__(self) -> Array:
        return Array([-x for x in self.data], self.shape)

    def __pos__(self) -> Array:
        return self

    def __invert__(self) -> Array:
        return Array([not x for x in self.data], self.shape)

    def __matmul__(self, other: Array) -> Any:
        return _product(self, other)

    __hash__ = None  # type: ignore[assignment]


def steps_of(shape: Shape) -> list[int]:
    """Return by how many elements each axis steps."""
    steps, step = [], 1
    for size in reversed(shape):
        steps.append(step)
        step *= size
    return steps[::-1]


def positions(shape: Sequence[int], steps: Sequence[int]) -> Iterator[int]:
    """Yield the position of every element, the last axis running fastest."""
    pairs = zip(shape, steps, strict=True)
    axes = [range(0, size * step, step) if step else (0,) * size for size, step in pairs]
    return map(sum, itertools.product(*axes))


def _view(shape: Shape, parts: list[Any]) -> tuple[Shape, list[int], int]:
    """Return shape, steps and offset of what an index picks."""
    sizes, steps, offset = list(shape), steps_of(shape), 0
    kept: list[tuple[int, int]] = []
    for part in parts:
        if part is None:
            kept.append((1, 0))
            continue
        size, step = sizes.pop(0), steps.pop(0)
        if isinstance(part, slice):
            picked = range(*part.indices(size))
            offset += picked.start * step if picked else 0
            kept.append((size if len(picked) == size else len(picked), picked.step * step))
        elif isinstance(part, int):
            if not -size <= part < size:
                raise ExpressionError(
                    Message("index {index} is outside of {count} elements", index=part, count=size)
                )
            offset += (part % size) * step
        else:
            raise ExpressionError(Message("an index is a whole number or a slice"))
    return tuple(s for s, _ in kept), [step for _, step in kept], offset


def _joint(left: Shape, right: Shape) -> Shape:
    """Return the shape that two shapes broadcast to; a named size is kept."""
    shape = joint(left, right)
    if shape is None:
        raise ExpressionError(
            Message(
                "cannot combine shapes {shape} and {other}", shape=shaped(left), other=shaped(right)
            )
        )
    if math.prod(shape) > LARGEST:
        raise ExpressionError(
            Message("an array of {size} elements is too large", size=math.prod(shape))
        )
    return shape


def _spread(value: Any, shape: Shape) -> Iterable[Any]:
    """Return the elements of `value`, repeated to fill `shape`."""
    if not isinstance(value, Array):
        return itertools.repeat(value, math.prod(shape))
    if value.shape == shape:
        return value.data
    missing = len(shape) - value.ndim
    steps = [0] * missing + [
        0 if size == 1 else step
        for size, step in zip(value.shape, steps_of(value.shape), strict=True)
    ]
    return [value.data[place] for place in positions(shape, steps)]


def _shape(value: Any) -> Shape:
    return value.shape if isinstance(value, Array) else ()


def elementwise(function: Callable[..., Any], *values: Any) -> Array:
    """Apply a function of numbers to numbers and arrays, broadcast to one shape."""
    shape: Shape = ()
    for value in values:
        shape = _joint(shape, _shape(value))
    return Array(list(map(function, *(_spread(value, shape) for value in values))), shape)


def _product(left: Array, right: Array) -> Any:
    """Return `left @ right`; `arithmetic` has compared the shapes."""
    a = left if left.ndim > 1 else left[None, :]
    b = right if right.ndim > 1 else right[:, None]
    rows, inner, columns = a.shape[-2], a.shape[-1], b.shape[-1]
    batch = _joint(a.shape[:-2], b.shape[:-2])
    if math.prod(batch) * rows * columns > LARGEST:
        raise ExpressionError(Message("the matrix product is too large"))
    first = list(_spread(a, (*batch, rows, inner)))
    second = list(_spread(b, (*batch, inner, columns)))
    data: list[float] = []
    for k in range(math.prod(batch)):
        head, tail = k * rows * inner, k * inner * columns
        cols = [second[tail + c : tail + inner * columns : columns] for c in range(columns)]
        for r in range(rows):
            row = first[head + r * inner : head + (r + 1) * inner]
            data += [sum(map(operator.mul, row, col)) for col in cols]
    shape = (*batch, *((rows,) if left.ndim > 1 else ()), *((columns,) if right.ndim > 1 else ()))
    return Array(data, shape) if shape else data[0]


# --------------------------------------------------------------------------- floating point


def divide(a: float, b: float) -> float:
    """Return a/b as floating point has it: inf or nan where b is 0."""
    if b:
        return a / b
    return math.nan if not a or a != a else math.copysign(math.inf, a)


def _modulo(a: float, b: float) -> float:
    return a % b if b else math.nan


def _floor_divide(a: float, b: float) -> float:
    return a // b if b else divide(a, b)


def _power(a: float, b: float) -> float:
    try:
        return math.pow(a, b)
    except OverflowError:
        return math.inf
    except ValueError:
        return math.inf if a == 0 else math.nan


def _operator(function: Callable[[Any, Any], Any]) -> tuple[Any, Any]:
    def forward(self: Array, other: Any) -> Array:
        return elementwise(function, self, other)

    def backward(self: Array, other: Any) -> Array:
        return elementwise(function, other, self)

    return forward, backward


for _name, _function in {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": divide,
    "floordiv": _floor_divide, "mod": _modulo, "pow": _power,
    "and": lambda a, b: bool(a) and bool(b), "or": lambda a, b: bool(a) or bool(b),
}.items():  # fmt: skip
    _forward, _backward = _operator(_function)
    setattr(Array, f"__{_name}__", _forward)
    setattr(Array, f"__r{_name}__", _backward)
for _name in ("lt", "le", "gt", "ge", "eq", "ne"):
    setattr(Array, f"__{_name}__", _operator(getattr(operator, _name))[0])


def array(values: Any) -> Array:
    """Array of a list of numbers, nested or not."""
    if isinstance(values, Array):
        return values
    if isinstance(values, bool) or not isinstance(values, list | tuple | int | float):
        raise ExpressionError(Message("`array` needs numbers, got {kind}", kind=kind(values)))
    if not isinstance(values, list | tuple):
        return Array([values], ())
    parts = [array(value) for value in values]
    if any(part.shape != parts[0].shape for part in parts):
        raise ExpressionError(Message("`array` needs rows of equal length"))
    data = [x for part in parts for x in part.data]
    if len(data) > LARGEST:
        raise ExpressionError(Message("an array of {size} elements is too large", size=len(data)))
    return Array(data, (len(parts), *(parts[0].shape if parts else ())))
