"""Functions of numbers and short lists for quizzes and sizes, without NumPy."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any

from grader.errors import ExpressionError, UndefinedError
from grader.expressions.arithmetic import kind
from grader.messages import Message

SCALAR_NAMES: Mapping[str, Any] = {"pi": math.pi, "inf": math.inf, "nan": math.nan}
"""Constants that go with `SCALAR_FUNCTIONS`."""


def _numbers(values: tuple[Any, ...]) -> list[float]:
    """Return the numbers in `values`, which may be lists of numbers, nested or not."""
    found: list[float] = []
    for value in values:
        if isinstance(value, (list, tuple)):
            found.extend(_numbers(tuple(value)))
        elif isinstance(value, (int, float)):
            found.append(value)
        else:
            raise ExpressionError(Message("expected numbers, got {kind}", kind=kind(value)))
    return found


def _some(values: tuple[Any, ...]) -> list[float]:
    numbers = _numbers(values)
    if not numbers:
        raise ExpressionError(Message("expected at least one number, got none"))
    return numbers


def _real(name: str, function: Callable[[Any], float]) -> Callable[[Any], float]:
    """Return `function` with a sentence for every number it is not defined at."""

    def call(x: Any) -> float:
        if not isinstance(x, (int, float)):
            raise ExpressionError(
                Message("`{name}` needs a number, got {kind}", name=name, kind=kind(x))
            )
        try:
            return function(x)
        except ValueError:
            raise UndefinedError(
                Message("`{name}` is not defined at {x:g}", name=name, x=x)
            ) from None
        except OverflowError:
            raise UndefinedError(
                Message("`{name}` of {x:g} is too large", name=name, x=x)
            ) from None

    call.__name__ = name
    call.__doc__ = (function.__doc__ or name).partition("\n")[0]
    return call


def _log(x: Any, base: Any = None) -> float:
    """Natural logarithm of x, or its logarithm to a base."""
    natural = _real("log", math.log)
    if base is None:
        return natural(x)
    divisor = natural(base)
    if divisor == 0:
        raise ExpressionError(Message("the base of `log` cannot be 1"))
    return natural(x) / divisor


def _sum(*values: Any) -> float:
    """Sum of the numbers."""
    numbers = _numbers(values)
    whole = all(isinstance(number, int) for number in numbers)
    return sum(numbers) if whole else math.fsum(numbers)


def _mean(*values: Any) -> float:
    """Mean of the numbers."""
    numbers = _some(values)
    return math.fsum(numbers) / len(numbers)


def _var(*values: Any) -> float:
    """Population variance of the numbers: divided by their count."""
    numbers = _some(values)
    centre = _mean(*numbers)
    return math.fsum((number - centre) ** 2 for number in numbers) / len(numbers)


def _std(*values: Any) -> float:
    """Population standard deviation of the numbers."""
    return math.sqrt(_var(*values))


def _prod(*values: Any) -> float:
    """Product of the numbers."""
    product: float = 1
    for number in _numbers(values):
        product *= number
        if abs(product) >= 2**63:
            product = float(product)
    return product


def _norm(*values: Any) -> float:
    """Euclidean norm of the numbers."""
    return math.hypot(*_numbers(values))


def _dot(a: Any, b: Any) -> float:
    """Inner product of two lists of numbers."""
    left, right = _numbers((a,)), _numbers((b,))
    if len(left) != len(right):
        raise ExpressionError(
            Message(
                "`dot` needs two equal lengths, got {left} and {right}",
                left=len(left),
                right=len(right),
            )
        )
    return _sum([x * y for x, y in zip(left, right, strict=True)])


def _round(x: Any, digits: Any = 0) -> float:
    """Nearest number with so many decimals, halves to even; a whole number without decimals."""
    if not isinstance(digits, int) or abs(digits) > 30:
        raise ExpressionError(
            Message("`round` needs a small whole number of decimals, got {digits}", digits=digits)
        )
    return _real("round", lambda value: round(value, digits) if digits else round(value))(x)


def _sign(x: float) -> int:
    """-1, 0 or 1."""
    return 0 if x == 0 else int(math.copysign(1, x))


def _softmax(*values: Any) -> list[float]:
    """Softmax of the numbers, as a list."""
    numbers = _some(values)
    top = max(numbers)
    powers = [math.exp(number - top) for number in numbers]
    return [power / math.fsum(powers) for power in powers]


def _len(values: Any) -> int:
    """Count of the elements."""
    return len(values)


def _smallest(*values: Any) -> float:
    """Smallest of the numbers."""
    return min(_some(values))


def _largest(*values: Any) -> float:
    """Largest of the numbers."""
    return max(_some(values))


def _sorted(*values: Any) -> list[float]:
    """The numbers in ascending order, as a list."""
    return sorted(_numbers(values))


SCALAR_FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    **{
        name: _real(name, getattr(math, name))
        for name in ("exp", "log1p", "log2", "log10", "sqrt", "sin", "cos", "tan", "tanh")
    },
    "floor": _real("floor", math.floor),
    "ceil": _real("ceil", math.ceil),
    "abs": _real("abs", abs),
    "int": _real("int", int),
    "float": _real("float", float),
    "log": _log,
    "sum": _sum,
    "mean": _mean,
    "var": _var,
    "std": _std,
    "prod": _prod,
    "norm": _norm,
    "dot": _dot,
    "min": _smallest,
    "max": _largest,
    "round": _round,
    "sign": _sign,
    "sort": _sorted,
    "softmax": _softmax,
    "len": _len,
}
"""Every function works on numbers; those of several take numbers, lists of numbers, or both."""
