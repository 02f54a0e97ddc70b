"""Walk an admitted expression and compute its value."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from grader.errors import ExpressionError, UnknownWordError
from grader.expressions import arithmetic
from grader.messages import Message
from grader.python_says import python_says
from grader.suggest import did_you_mean

CONSTANTS: Mapping[str, Any] = {"true": True, "false": False, "null": None}
"""Names that are part of the language itself."""

_SYMBOLS: Mapping[type[ast.AST], str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%",
    ast.Pow: "**", ast.MatMult: "@", ast.BitAnd: "&", ast.BitOr: "|",
    ast.UAdd: "+", ast.USub: "-", ast.Invert: "~", ast.Not: "not",
    ast.Eq: "==", ast.NotEq: "!=", ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">=",
    ast.In: "in", ast.NotIn: "not in",
}  # fmt: skip


def unknown_name(name: str, names: Collection[str], functions: Collection[str]) -> ExpressionError:
    """Return the error for a name that is not among `names`."""
    if name in functions:
        hint = Message("write `{name}(...)` to call it", name=name)
        return ExpressionError(Message("`{name}` is a function", name=name), hint=hint)
    return UnknownWordError(
        Message("unknown name `{name}`", name=name), hint=did_you_mean(name, sorted(names))
    )


def unknown_function(
    name: str, names: Collection[str], functions: Collection[str]
) -> ExpressionError:
    """Return the error for a call of something that is not among `functions`."""
    if name in names or name in CONSTANTS:
        return ExpressionError(
            Message("`{name}` is not a function", name=name), hint=Message("write `*` to multiply")
        )
    hint = did_you_mean(name, sorted(functions), Message("known functions"))
    return UnknownWordError(Message("unknown function `{name}`", name=name), hint=hint)


def called_name(function: ast.Name | ast.Attribute) -> str:
    """Return the name of what is called, `given.step` for a field of a namespace."""
    if isinstance(function, ast.Name):
        return function.id
    assert isinstance(function.value, ast.Name)
    return f"{function.value.id}.{function.attr}"


class Columns:
    """Columns (from 1, in characters) of the nodes of one line; `ast` counts bytes from 0."""

    def __init__(self, line: str) -> None:
        self._bytes = line.encode()

    def _column(self, offset: int) -> int:
        return len(self._bytes[:offset].decode(errors="ignore")) + 1

    def start(self, node: ast.expr) -> int:
        return self._column(node.col_offset)

    def end(self, node: ast.expr) -> int:
        return self._column(node.end_col_offset or 0)

    def between(self, left: ast.expr, right: ast.expr, symbol: str) -> int:
        """Return the column of the operator between two operands."""
        first = left.end_col_offset or 0
        found = self._bytes.find(symbol.encode(), first, right.col_offset)
        return self._column(found if found >= 0 else first)

    def field(self, node: ast.Attribute) -> int:
        """Return the column of the field's name."""
        return self._column(self._bytes.find(b".", node.value.end_col_offset or 0) + 1)


class Evaluation:
    """The value of one tree with given names and functions; see `Expression.evaluate`."""

    def __init__(
        self,
        line: str,
        names: Mapping[str, Any],
        functions: Mapping[str, Callable[..., Any]],
        elements: int,
        *,
        repeats: bool = True,
    ) -> None:
        self._place = Columns(line)
        self._names = names
        self._functions = functions
        self._elements = elements
        self._repeats = repeats

    def result(self, tree: ast.expr) -> Any:
        try:
            with _quiet():
                return _plain(self._value(tree))
        except RecursionError:
            raise ExpressionError(
                Message("the expression is nested too deeply"), column=1
            ) from None

    def _value(self, node: ast.expr) -> Any:
        try:
            return _HANDLERS[type(node)](self, node)
        except ExpressionError as error:
            if error.column:
                raise
            raise error.at(self._place.start(node)) from None
        except RecursionError:
            raise
        except MemoryError:
            raise self._error(Message("the value does not fit into memory"), node) from None
        # Array code may raise anything: whatever it is, it is the expression that is wrong.
        except Exception as error:
            raise self._error(_sentence(error), node) from error

    def _error(
        self, message: Message, node: ast.expr, hint: Message | None = None
    ) -> ExpressionError:
        return ExpressionError(message, column=self._place.start(node), hint=hint)

    def _constant(self, node: ast.Constant) -> Any:
        return node.value

    def _name(self, node: ast.Name) -> Any:
        if node.id in CONSTANTS:
            return CONSTANTS[node.id]
        if node.id in self._names:
            return self._names[node.id]
        raise unknown_name(node.id, self._names, self._functions)

    def _list(self, node: ast.List) -> list[Any]:
        return [_plain(self._value(part)) for part in node.elts]

    def _tuple(self, node: ast.Tuple) -> tuple[Any, ...]:
        return tuple(_plain(self._value(part)) for part in node.elts)

    def _slice(self, node: ast.Slice) -> slice:
        ends = (node.lower, node.upper, node.step)
        return slice(*(None if end is None else self._value(end) for end in ends))

    def _subscript(self, node: ast.Subscript) -> Any:
        value, index = self._value(node.value), self._value(node.slice)
        return arithmetic.item(value, index, self._elements)

    def _attribute(self, node: ast.Attribute) -> Any:
        value = self._value(node.value)
        if type(value) is dict and node.attr in value:
            return value[node.attr]
        if arithmetic.is_array(value) and node.attr == "T":
            return value.T
        hint = None
        if type(value) is dict:
            hint = did_you_mean(node.attr, sorted(map(str, value)), Message("fields"))
        elif node.attr in self._functions:
            hint = Message("write `{name}(...)` with the array inside the brackets", name=node.attr)
        raise ExpressionError(
            Message("{kind} has no field `{name}`", kind=arithmetic.kind(value), name=node.attr),
            column=self._place.field(node),
            hint=hint,
        )

    def _call(self, node: ast.Call) -> Any:
        assert isinstance(node.func, (ast.Name, ast.Attribute))
        name = called_name(node.func)
        function = self._function(node.func, name)
        arguments = [self._value(argument) for argument in node.args]
        options = {str(option.arg): self._value(option.value) for option in node.keywords}
        try:
            return arithmetic.settle(function(*arguments, **options))
        except (ExpressionError, RecursionError, MemoryError):
            raise
        except Exception as error:
            raise self._error(
                Message("`{name}`: {reason}", name=name, reason=_sentence(error)), node
            ) from error

    def _function(self, node: ast.expr, name: str) -> Callable[..., Any]:
        if name in self._functions:
            return self._functions[name]
        error = unknown_function(name, self._names, self._functions)
        raise error.at(self._place.start(node))

    def _conditional(self, node: ast.IfExp) -> Any:
        chosen = arithmetic.truth(self._value(node.test))
        return self._value(node.body if chosen else node.orelse)

    def _logical(self, node: ast.BoolOp) -> Any:
        stop = isinstance(node.op, ast.Or)
        value: Any = None
        for part in node.values[:-1]:
            value = self._value(part)
            if arithmetic.truth(value) is stop:
                return value
        return self._value(node.values[-1])

    def _unary(self, node: ast.UnaryOp) -> Any:
        return arithmetic.unary(_SYMBOLS[type(node.op)], self._value(node.operand))

    def _binary(self, node: ast.BinOp) -> Any:
        left, right = self._value(node.left), self._value(node.right)
        symbol = _SYMBOLS[type(node.op)]
        with _At(self._place, node.left, node.right, symbol):
            return arithmetic.binary(symbol, left, right, self._elements, repeats=self._repeats)

    def _compare(self, node: ast.Compare) -> Any:
        left, first, result = self._value(node.left), node.left, True
        for op, second in zip(node.ops, node.comparators, strict=True):
            right = self._value(second)
            symbol = _SYMBOLS[type(op)]
            with _At(self._place, first, second, symbol):
                result = arithmetic.compare(symbol, left, right, self._elements)
                if second is node.comparators[-1] or not arithmetic.truth(result):
                    return result
            left, first = right, second
        return result


_HANDLERS: Mapping[type[ast.expr], Callable[[Evaluation, Any], Any]] = {
    ast.Constant: Evaluation._constant,
    ast.Name: Evaluation._name,
    ast.List: Evaluation._list,
    ast.Tuple: Evaluation._tuple,
    ast.Slice: Evaluation._slice,
    ast.Subscript: Evaluation._subscript,
    ast.Attribute: Evaluation._attribute,
    ast.Call: Evaluation._call,
    ast.IfExp: Evaluation._conditional,
    ast.BoolOp: Evaluation._logical,
    ast.UnaryOp: Evaluation._unary,
    ast.BinOp: Evaluation._binary,
    ast.Compare: Evaluation._compare,
}


class _At:
    """Gives an error of an operator the column of its symbol."""

    def __init__(self, place: Columns, left: ast.expr, right: ast.expr, symbol: str) -> None:
        self._where = (place, left, right, symbol)

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if error is None or isinstance(error, RecursionError | MemoryError):
            return
        place, left, right, symbol = self._where
        column = place.between(left, right, symbol)
        if isinstance(error, ExpressionError):
            raise error.at(column) from None
        if isinstance(error, Exception):
            raise ExpressionError(
                Message("`{name}`: {reason}", name=symbol, reason=_sentence(error)), column=column
            ) from error


def _sentence(error: Exception) -> Message:
    """Return what a foreign error says, in the form of our messages."""
    first = (str(error).splitlines() or [""])[0] or type(error).__name__
    # Python names the function as it is spelt inside: `Draws.normal() got an ...`.
    first = re.sub(r"^[\w.<>]+\(\) ", "", first)[:200].rstrip(".")
    return python_says(first[:1].lower() + first[1:].replace("'", "`"))


def _plain(value: Any) -> Any:
    """Return a NumPy scalar of a standard type as the Python number it equals.

    NumPy promotes float32 arrays for its own scalars but not for Python's.
    """
    kind = type(value)
    standard = kind.__module__ == "numpy" and kind.__name__ in ("float64", "int64", "bool", "bool_")
    return value.item() if standard else value


def _quiet() -> AbstractContextManager[Any]:
    """Return NumPy's switch for floating-point warnings, where NumPy is loaded at all."""
    numpy = sys.modules.get("numpy")
    return numpy.errstate(all="ignore") if numpy is not None else nullcontext()
