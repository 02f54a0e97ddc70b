"""The stub of an exercise: which functions it asks for, and their parameters, by `ast`."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from grader.content.node import Node
from grader.content.tables import CASE
from grader.errors import ContentError
from grader.messages import Message
from grader.model import Parameter
from grader.python_says import parsed, python_says

__all__ = ["read_stub"]

_RESERVED = {field.name for field in CASE}


def read_stub(node: Node) -> Mapping[str, tuple[Parameter, ...]]:
    """Return the entries of the stub, in order, with their parameters.

    Raises
    ------
    ContentError
        It is no Python, defines no function, or has a parameter the grader cannot pass.
    """
    try:
        tree = parsed(node.value)
    except SyntaxError as error:
        line, column = getattr(error, "lineno", 1) or 1, getattr(error, "offset", 1) or 1
        reason = python_says(getattr(error, "msg", str(error)))
        raise _error(
            node, Message("the stub is no Python: {reason}", reason=reason), line, column - 1
        ) from None
    entries: dict[str, tuple[Parameter, ...]] = {}
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef):
            if statement.name in entries:
                raise _at(
                    node, statement, Message("the stub defines `{name}` twice", name=statement.name)
                )
            entries[statement.name] = _parameters(node, statement)
        elif not isinstance(statement, ast.Import | ast.ImportFrom | ast.Expr):
            raise _at(node, statement, Message("a stub may hold only functions and imports"))
    if not entries:
        raise node.error(
            Message("the stub defines no function"),
            Message("write one that raises: `def f(x):` and `raise NotImplementedError` below it"),
        )
    return entries


def _parameters(node: Node, function: ast.FunctionDef) -> tuple[Parameter, ...]:
    given = function.args
    odd = [*given.posonlyargs, *filter(None, (given.vararg, given.kwarg))]
    if odd:
        raise _at(
            node,
            odd[0],
            Message("`{name}` must be a plain parameter, without `*` or `/`", name=odd[0].arg),
        )
    missing = [None] * (len(given.args) - len(given.defaults))
    pairs = [
        *zip(given.args, [*missing, *given.defaults], strict=True),
        *zip(given.kwonlyargs, given.kw_defaults, strict=True),
    ]
    return tuple(_parameter(node, argument, default) for argument, default in pairs)


def _parameter(node: Node, argument: ast.arg, default: ast.expr | None) -> Parameter:
    if argument.arg in _RESERVED:
        raise _at(
            node,
            argument,
            Message("a parameter cannot be called `{name}`, a key of cases", name=argument.arg),
        )
    if default is None:
        return Parameter(argument.arg, required=True)
    try:
        value = ast.literal_eval(default)
    except ValueError:
        message = Message("the default of `{name}` must be a literal", name=argument.arg)
        raise _at(node, default, message) from None
    return Parameter(argument.arg, required=False, default=value)


def _at(node: Node, place: ast.stmt | ast.expr | ast.arg, message: Message) -> ContentError:
    return _error(node, message, place.lineno, place.col_offset)


def _error(node: Node, message: Message, line: int, column: int) -> ContentError:
    """Return an error at a line (from 1) and column (from 0) of the stub's own text."""
    lines = node.value.splitlines()
    if node.style != "|" or not 1 <= line <= len(lines):
        return node.error(message)
    mark = node.source.mark(node.line + line, 0)
    indent = mark.text.find(lines[line - 1]) if lines[line - 1].strip() else -1
    if indent < 0:
        return node.error(message)
    characters = len(lines[line - 1].encode()[:column].decode(errors="ignore"))
    return ContentError(message, mark=node.source.mark(node.line + line, indent + characters))
