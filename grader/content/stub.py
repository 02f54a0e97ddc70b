"""The stub of an exercise: which functions it asks for, and their parameters, by `ast`."""

from __future__ import annotations

import ast
from collections.abc import Mapping

from grader.content.node import Node
from grader.content.tables import CASE
from grader.errors import ContentError
from grader.model import Parameter

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
        tree = ast.parse(node.value)
    except (SyntaxError, ValueError) as error:
        line, column = getattr(error, "lineno", 1) or 1, getattr(error, "offset", 1) or 1
        reason = getattr(error, "msg", str(error))
        raise _error(node, f"the stub is no Python: {reason}", line, column - 1) from None
    entries: dict[str, tuple[Parameter, ...]] = {}
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef):
            if statement.name in entries:
                raise _at(node, statement, f"the stub defines `{statement.name}` twice")
            entries[statement.name] = _parameters(node, statement)
        elif not isinstance(statement, ast.Import | ast.ImportFrom | ast.Expr):
            raise _at(node, statement, "a stub may hold only functions and imports")
    if not entries:
        raise node.error("the stub defines no function")
    return entries


def _parameters(node: Node, function: ast.FunctionDef) -> tuple[Parameter, ...]:
    given = function.args
    odd = [*given.posonlyargs, *filter(None, (given.vararg, given.kwarg))]
    if odd:
        raise _at(node, odd[0], f"`{odd[0].arg}` must be a plain parameter, without `*` or `/`")
    missing = [None] * (len(given.args) - len(given.defaults))
    pairs = [
        *zip(given.args, [*missing, *given.defaults], strict=True),
        *zip(given.kwonlyargs, given.kw_defaults, strict=True),
    ]
    return tuple(_parameter(node, argument, default) for argument, default in pairs)


def _parameter(node: Node, argument: ast.arg, default: ast.expr | None) -> Parameter:
    if argument.arg in _RESERVED:
        raise _at(node, argument, f"a parameter cannot be called `{argument.arg}`, a key of cases")
    if default is None:
        return Parameter(argument.arg, required=True)
    try:
        value = ast.literal_eval(default)
    except ValueError:
        message = f"the default of `{argument.arg}` must be a literal"
        raise _at(node, default, message) from None
    return Parameter(argument.arg, required=False, default=value)


def _at(node: Node, place: ast.stmt | ast.expr | ast.arg, message: str) -> ContentError:
    return _error(node, message, place.lineno, place.col_offset)


def _error(node: Node, message: str, line: int, column: int) -> ContentError:
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
