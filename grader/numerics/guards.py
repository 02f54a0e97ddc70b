"""What every word of the vocabulary asks of its arguments, as `ExpressionError`s."""

from __future__ import annotations

import functools
import math
import operator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from grader.errors import ExpressionError
from grader.expressions.arithmetic import cap, is_number, kind
from grader.messages import Message, verbatim

Array = NDArray[Any]


def checked_shape(sizes: tuple[Any, ...]) -> tuple[int, ...]:
    """Return sizes, or the one tuple of sizes, as a shape within the cap."""
    if len(sizes) == 1 and isinstance(sizes[0], list | tuple):
        sizes = tuple(sizes[0])
    shape = tuple(whole(size, "a size") for size in sizes)
    if any(size < 0 for size in shape):
        raise ExpressionError(Message("a size cannot be negative, got {size}", size=min(shape)))
    cap(math.prod(shape))
    return shape


def whole(value: Any, what: str) -> int:
    """Return `value` as an int, refused unless it is a whole number by type."""
    try:
        number = operator.index(value)
    except TypeError:
        raise ExpressionError(
            Message("{what} must be a whole number, got {value}", what=what, value=_shown(value))
        ) from None
    if isinstance(value, bool):
        raise ExpressionError(
            Message("{what} must be a whole number, got {value}", what=what, value=value)
        )
    if abs(number) >= 2**63:
        raise ExpressionError(
            Message("{what} must fit into 64 bits, got {number}", what=what, number=number)
        )
    return number


def real(value: Any, what: str) -> float:
    """Return `value` as a float, refused unless it is one finite number."""
    if not isinstance(value, int | float | np.integer | np.floating) or not np.isfinite(value):
        raise ExpressionError(
            Message("{what} must be a finite number, got {value}", what=what, value=_shown(value))
        )
    return float(value)


def _shown(value: Any) -> str:
    plain = is_number(value) or isinstance(value, str)
    return f"{value!s:.40}" if plain else kind(value)


def numbers(value: Any) -> Array:
    """Return `value` as an array of numbers or truth values, its dtype kept."""
    if not isinstance(value, np.ndarray):
        value = _from_list(value)
    if value.dtype.kind not in "biuf":
        raise ExpressionError(Message("expected numbers"))
    return value  # type: ignore[no-any-return]


def _from_list(value: Any) -> Array:
    try:
        return np.asarray(value)
    except (ValueError, OverflowError):
        raise ExpressionError(Message("the rows of a list differ in length")) from None


def joint(*arrays: Array) -> None:
    """Refuse arrays that do not broadcast, or to more than the cap."""
    try:
        shape = np.broadcast_shapes(*(array.shape for array in arrays))
    except ValueError:
        listed = [verbatim(str(array.shape)) for array in arrays]
        shapes = functools.reduce(
            lambda a, b: Message("{left} and {right}", left=a, right=b), listed
        )
        raise ExpressionError(
            Message("shapes {shapes} do not go together", shapes=shapes)
        ) from None
    cap(math.prod(shape))


def axes(axis: Any) -> int | tuple[int, ...]:
    """Return an axis or a tuple of axes as ints."""
    if isinstance(axis, tuple):
        return tuple(whole(part, "an axis") for part in axis)
    return whole(axis, "an axis")


def one(x: Any) -> Any:
    """Return the only element of `x`, its type kept."""
    values = numbers(x)
    if values.size != 1:
        raise ExpressionError(
            Message("expected one number, got shape {shape}", shape=str(values.shape))
        )
    return values.reshape(())[()]
