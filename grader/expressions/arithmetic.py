"""The operators of the expression language, with their caps; NumPy is never imported here."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from itertools import zip_longest
from typing import Any

from grader.errors import ExpressionError, UndefinedError
from grader.messages import Message, in_context, verbatim
from grader.suggest import did_you_mean

WHOLE = 2**64
"""Larger integers become floats: nothing in the language needs them, and they can be made huge."""

ELEMENTS = 20_000_000
"""Cap on the elements of an array that an expression makes."""

SEQUENCE = 10_000
"""Cap on the length of a list, a tuple or a string that an expression makes."""


def is_number(value: Any) -> bool:
    """Return whether `value` is a Python number (a NumPy scalar counts as an array)."""
    return type(value) in (bool, int, float)


def is_array(value: Any) -> bool:
    """Return whether `value` behaves like an array: NumPy arrays and scalars, tensors."""
    return hasattr(type(value), "dtype") and hasattr(type(value), "ndim")


def kind(value: Any) -> Message:
    """Return what `value` is, in a word for messages."""
    if is_array(value):
        return in_context("kind of value", "array")
    words = {
        int: in_context("kind of value", "number"),
        float: in_context("kind of value", "number"),
        bool: in_context("kind of value", "truth value"),
        str: in_context("kind of value", "text"),
        list: in_context("kind of value", "list"),
        tuple: in_context("kind of value", "tuple"),
        dict: in_context("kind of value", "record"),
        type(None): in_context("kind of value", "null"),
    }
    return words.get(type(value)) or verbatim(type(value).__name__)


def shaped(shape: tuple[int, ...]) -> str:
    """Return a shape as it is written in messages."""
    return "(" + ", ".join(map(str, shape)) + ("," if len(shape) == 1 else "") + ")"


def settle(value: Any) -> Any:
    """Return `value`, an integer beyond 64 bits as a float."""
    return float(value) if type(value) is int and abs(value) > WHOLE else value


def truth(value: Any) -> bool:
    """Return whether `value` holds; an array of several elements has no answer."""
    if is_array(value) and math.prod(value.shape) != 1:
        raise ExpressionError(
            Message(
                "an array of shape {shape} is neither true nor false",
                shape=shaped(tuple(value.shape)),
            ),
            hint=Message("use `any(...)` or `all(...)`"),
        )
    return bool(value)


def unary(symbol: str, value: Any) -> Any:
    """Apply `+`, `-`, `~` or `not`."""
    if symbol == "not":
        return not truth(value)
    if symbol == "~" and type(value) is bool:
        return not value
    if not (is_array(value) or (is_number(value) and symbol != "~")):
        raise ExpressionError(
            Message("`{symbol}` cannot be applied to {kind}", symbol=symbol, kind=kind(value))
        )
    return _SIGNS[symbol](value)


def binary(symbol: str, left: Any, right: Any, elements: int, *, repeats: bool = True) -> Any:
    """Apply an arithmetic operator to numbers, arrays or, for `+`, two sequences.

    With `repeats`, a sequence times a whole number is that sequence again and again.
    """
    if symbol == "@":
        return _matrix_product(left, right, elements)
    if is_number(left) and is_number(right):
        try:
            return settle(_NUMBERS[symbol](left, right))
        except ZeroDivisionError:
            raise UndefinedError(Message("division by zero")) from None
    if symbol == "+" and type(left) is type(right) and type(left) in _SEQUENCES:
        _cap_sequence(left, len(left) + len(right))
        return left + right
    if symbol == "*" and repeats and {type(left), type(right)} & _SEQUENCES:
        sequence, times = (left, right) if type(left) in _SEQUENCES else (right, left)
        if type(times) is int:
            _cap_sequence(sequence, _size(sequence) * max(times, 0))
            return sequence * times
    _need_arrays(symbol, left, right)
    cap(_broadcast(symbol, left, right), elements)
    return _ARRAYS[symbol](left, right)


def compare(symbol: str, left: Any, right: Any, elements: int) -> Any:
    """Apply a comparison; element by element where an array takes part."""
    if symbol in ("in", "not in"):
        if type(right) not in (str, list, tuple, dict):
            raise ExpressionError(
                Message(
                    "`{symbol}` needs a list, a tuple or text, got {kind}",
                    symbol=symbol,
                    kind=kind(right),
                )
            )
        return (left in right) == (symbol == "in")
    numeric = [is_number(value) or is_array(value) for value in (left, right)]
    if is_array(left) or is_array(right):
        if all(numeric):
            cap(_broadcast(symbol, left, right), elements)
            return _COMPARISONS[symbol](left, right)
        if symbol in ("==", "!=") and not {type(left), type(right)} & {list, tuple}:
            return symbol == "!="
        _need_arrays(symbol, left, right)
    if symbol not in ("==", "!=") and not all(numeric) and type(left) is not type(right):
        raise ExpressionError(
            Message(
                "`{symbol}` cannot compare {kind} and {other}",
                symbol=symbol,
                kind=kind(left),
                other=kind(right),
            )
        )
    return _COMPARISONS[symbol](left, right)


def item(value: Any, index: Any, elements: int) -> Any:
    """Return `value[index]` of an array, a list, a tuple, a string or a dict."""
    if is_array(value):
        size = _indexed(tuple(value.shape), index)
        if size > math.prod(value.shape):
            cap(size, elements)
        return value[index]
    if type(value) is dict:
        if type(index) is not str or index not in value:
            raise ExpressionError(
                Message("no field `{index}`", index=index),
                hint=did_you_mean(str(index), map(str, value), Message("fields")),
            )
        return value[index]
    if type(value) not in (list, tuple, str):
        raise ExpressionError(Message("{kind} has no elements", kind=kind(value)))
    if not isinstance(index, slice) and not hasattr(type(index), "__index__"):
        raise ExpressionError(
            Message(
                "the index of a {kind} is a whole number, got {other}",
                kind=kind(value),
                other=kind(index),
            )
        )
    try:
        return value[index]
    except IndexError:
        raise ExpressionError(
            Message("index {index} is outside of {count} elements", index=index, count=len(value))
        ) from None


# --------------------------------------------------------------------------- numbers


def _power(base: float, exponent: float) -> float:
    try:
        value = math.pow(base, exponent)
    except OverflowError:
        raise UndefinedError(Message("the number is too large")) from None
    except ValueError:
        if base == 0:
            raise UndefinedError(Message("division by zero")) from None
        raise UndefinedError(
            Message("{base:g} ** {exponent:g} is not a real number", base=base, exponent=exponent)
        ) from None
    whole = isinstance(base, int) and isinstance(exponent, int) and exponent >= 0
    if whole and abs(value) <= WHOLE:
        exact: int = int(base) ** int(exponent)
        return exact
    return value


def _truth_value(symbol: str) -> Callable[[Any, Any], bool]:
    apply: Callable[[Any, Any], bool] = {"&": operator.and_, "|": operator.or_}[symbol]

    def combine(left: Any, right: Any) -> bool:
        if type(left) is not bool or type(right) is not bool:
            raise ExpressionError(Message("`{symbol}` needs two truth values", symbol=symbol))
        return apply(left, right)

    return combine


_SIGNS: Mapping[str, Callable[[Any], Any]] = {
    "+": operator.pos,
    "-": operator.neg,
    "~": operator.invert,
}

_COMPARISONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}

_SHARED: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
    "//": operator.floordiv,
    "%": operator.mod,
}

_NUMBERS = {**_SHARED, "**": _power, "&": _truth_value("&"), "|": _truth_value("|")}
_ARRAYS = {**_SHARED, "**": operator.pow, "&": operator.and_, "|": operator.or_}


# --------------------------------------------------------------------------- arrays


def _need_arrays(symbol: str, left: Any, right: Any) -> None:
    for value in (left, right):
        if not (is_number(value) or is_array(value)):
            hint = (
                Message("wrap the list in `array(...)`") if type(value) in (list, tuple) else None
            )
            raise ExpressionError(
                Message(
                    "`{symbol}` needs numbers or arrays, got {kind} and {other}",
                    symbol=symbol,
                    kind=kind(left),
                    other=kind(right),
                ),
                hint=hint,
            )


_SEQUENCES = {str, list, tuple}


def _size(value: Any) -> int:
    """Return how many elements a value has, those of lists inside included."""
    if type(value) in (list, tuple):
        return max(len(value), sum(map(_size, value)))
    return len(value) if type(value) is str else 1


def _cap_sequence(value: Any, size: int) -> None:
    if size > SEQUENCE:
        raise ExpressionError(
            Message("more than {most} elements in a {kind}", most=SEQUENCE, kind=kind(value))
        )


def cap(size: int, elements: int = ELEMENTS) -> None:
    """Refuse an array of more than so many elements."""
    if size > elements:
        raise ExpressionError(
            Message(
                "an array of {size} elements is too large, allowed are {most}",
                size=size,
                most=elements,
            )
        )


def _shape(value: Any) -> tuple[int, ...]:
    return tuple(value.shape) if is_array(value) else ()


def joint(left: tuple[int, ...], right: tuple[int, ...]) -> tuple[int, ...] | None:
    """Return the shape two shapes broadcast to, None if they do not."""
    sizes = []
    for a, b in zip_longest(reversed(left), reversed(right), fillvalue=1):
        if a != b and a != 1 and b != 1:
            return None
        sizes.append(b if a == 1 else a)
    return tuple(reversed(sizes))


def _broadcast(symbol: str, left: Any, right: Any) -> int:
    shape = joint(_shape(left), _shape(right))
    if shape is None:
        raise ExpressionError(
            Message(
                "`{symbol}` cannot combine shapes {shape} and {other}",
                symbol=symbol,
                shape=shaped(_shape(left)),
                other=shaped(_shape(right)),
            )
        )
    return math.prod(shape)


def _matrix_product(left: Any, right: Any, elements: int) -> Any:
    a, b = _shape(left), _shape(right)
    if not a or not b:
        raise ExpressionError(
            Message(
                "`@` needs two arrays, got {kind} and {other}", kind=kind(left), other=kind(right)
            )
        )
    inner = b[-2] if len(b) > 1 else b[0]
    if a[-1] != inner:
        raise ExpressionError(
            Message(
                "cannot multiply {shape} @ {other}: inner sizes {left} and {right} differ",
                shape=shaped(a),
                other=shaped(b),
                left=a[-1],
                right=inner,
            )
        )
    batch = joint(a[:-2], b[:-2])
    if batch is None:
        raise ExpressionError(
            Message(
                "cannot multiply {shape} @ {other}: leading sizes differ",
                shape=shaped(a),
                other=shaped(b),
            )
        )
    rows = a[-2] if len(a) > 1 else 1
    cap(math.prod(batch) * rows * (b[-1] if len(b) > 1 else 1), elements)
    return operator.matmul(left, right)


def _indexed(shape: tuple[int, ...], index: Any) -> int:
    """Return an upper bound of the size of an array of `shape` after indexing."""
    parts = [part for part in (index if isinstance(index, tuple) else (index,)) if part is not None]
    cut = next((place for place, part in enumerate(parts) if part is Ellipsis), len(parts))
    sizes = list(shape)
    _use_up(sizes, parts[:cut])
    sizes.reverse()
    _use_up(sizes, parts[:cut:-1])
    picked: tuple[int, ...] | None = ()
    for part in parts:
        if picked is not None and not _keeps_axis(part):
            picked = joint(picked, _nested_shape(part))
    return math.prod(picked or ()) * math.prod(sizes)


def _use_up(sizes: list[int], parts: list[Any]) -> None:
    """Set to 1 the sizes of the axes that `parts` replace, counted from the first axis."""
    axis = 0
    for part in parts:
        if not _keeps_axis(part):
            sizes[axis : axis + 1] = [1]
        axis += len(part.shape) if _is_mask(part) else 1


def _keeps_axis(part: Any) -> bool:
    # A mask keeps at most what it covers.
    return part is Ellipsis or isinstance(part, slice) or _is_mask(part)


def _is_mask(part: Any) -> bool:
    return is_array(part) and "bool" in str(part.dtype)


def _nested_shape(index: Any) -> tuple[int, ...]:
    if isinstance(index, list | tuple):
        return (len(index), *(_nested_shape(index[0]) if index else ()))
    return _shape(index)
