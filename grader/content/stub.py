"""The stub of an exercise: its functions and classes with their parameters, by `ast`."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.content.node import Node
from grader.content.signature import is_module, method_refusals, parameters, refusals
from grader.errors import ContentError
from grader.messages import Message
from grader.model import INIT, SCRIPT, Methods, Parameter
from grader.python_says import parsed, python_says

MODULE_METHODS: Methods = {
    "train": (Parameter("mode", required=False, default=True),),
    "eval": (),
    "state_dict": (),
    "load_state_dict": (Parameter("state_dict", required=True),),
    "zero_grad": (),
    "requires_grad_": (Parameter("requires_grad", required=False, default=True),),
}
"""What a script may call of a `torch.nn.Module`, beside the methods of the stub."""

_CHAINED = re.compile(r"(?<!not )\breturns?\s+`*self\b(?!-|\.\w|\[)", re.IGNORECASE)
"""What the docstring of a method says that returns its object."""


@dataclass(frozen=True, slots=True)
class Stub:
    """What a stub asks for: functions and classes in order, and the methods of the classes.

    `given` are the names by which expressions use given code; `chained` are the methods of every
    class that promise to return their object.
    """

    entries: Mapping[str, tuple[Parameter, ...]]
    classes: Mapping[str, Methods]
    given: tuple[str, ...] = ()
    chained: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def defaults(self, entry: str) -> dict[str, Any]:
        """Return the defaults of a function, or of a class's constructor, by name."""
        parameters = self.classes[entry][INIT] if entry in self.classes else self.entries[entry]
        return {p.name: p.default for p in parameters if not p.required}


def read_stub(node: Node) -> Stub:
    """Read the functions and classes of the stub, with their parameters.

    Raises
    ------
    ContentError
        It is no Python, defines nothing, or has a parameter the grader cannot pass.
    """
    try:
        tree = parsed(node.value)
    except SyntaxError as error:
        line, column = getattr(error, "lineno", 1) or 1, getattr(error, "offset", 1) or 1
        reason = python_says(getattr(error, "msg", str(error)))
        message = Message("the stub is no Python: {reason}", reason=reason)
        hint = Message("write it below `stub: |`, as it would stand in a file")
        raise _error(node, message, line, column - 1, hint) from None
    entries: dict[str, tuple[Parameter, ...]] = {}
    classes: dict[str, Methods] = {}
    chained: dict[str, tuple[str, ...]] = {}
    for statement in tree.body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            if statement.name in entries:
                raise _at(
                    node,
                    statement,
                    Message("the stub defines `{name}` twice", name=statement.name),
                    Message("keep one of them"),
                )
            if isinstance(statement, ast.ClassDef):
                classes[statement.name] = _methods(node, statement)
                chained[statement.name] = tuple(_chained(statement))
                entries[statement.name] = SCRIPT
            else:
                entries[statement.name] = _function(node, statement)
        elif not isinstance(statement, ast.Import | ast.ImportFrom | ast.Expr):
            raise _at(
                node,
                statement,
                Message("a stub may hold only functions, classes and imports"),
                Message("put constants into the defaults of parameters, code into class `given`"),
            )
    if not entries:
        raise node.error(
            Message("the stub defines no function and no class"),
            Message("write one that raises: `def f(x):` and `raise NotImplementedError` below it"),
        )
    return Stub(entries, classes, chained=chained)


def _chained(owner: ast.ClassDef) -> Iterator[str]:
    for method in owner.body:
        if isinstance(method, ast.FunctionDef) and _CHAINED.search(ast.get_docstring(method) or ""):
            yield method.name


def _methods(node: Node, owner: ast.ClassDef) -> Methods:
    """Return the methods of a class without `self`; those of torch's modules, if it is one."""
    found: dict[str, tuple[Parameter, ...]] = {INIT: ()}
    if is_module(owner):
        found |= MODULE_METHODS
    for statement in owner.body:
        if isinstance(statement, ast.FunctionDef):
            for place, message, hint in method_refusals(statement):
                raise _at(node, place, message, hint)
            found[statement.name] = parameters(statement.args)[1:]
        elif not isinstance(statement, ast.Expr | ast.Pass):
            message = Message("a class of the stub may hold only methods")
            hint = Message("write methods, and what they say in docstrings")
            raise _at(node, statement, message, hint)
    return found


def _function(node: Node, function: ast.FunctionDef) -> tuple[Parameter, ...]:
    for place, message, hint in refusals(function.args):
        raise _at(node, place, message, hint)
    return parameters(function.args)


def _at(
    node: Node,
    place: ast.stmt | ast.expr | ast.arg,
    message: Message,
    hint: Message,
) -> ContentError:
    return _error(node, message, place.lineno, place.col_offset, hint)


def _error(node: Node, message: Message, line: int, column: int, hint: Message) -> ContentError:
    """Return an error at a line (from 1) and column (from 0) of the stub's own text."""
    lines = node.value.splitlines()
    if node.style != "|" or not 1 <= line <= len(lines):
        return node.error(message, hint)
    mark = node.source.mark(node.line + line, 0)
    indent = mark.text.find(lines[line - 1]) if lines[line - 1].strip() else -1
    if indent < 0:
        return node.error(message, hint)
    characters = len(lines[line - 1].encode()[:column].decode(errors="ignore"))
    mark = node.source.mark(node.line + line, indent + characters)
    return ContentError(message, mark=mark, hint=hint)
