"""Functions and methods as an exercise can ask for them: plain parameters, literal defaults."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator

from grader.content.tables import CASE
from grader.messages import Message
from grader.model import Parameter

RESERVED = frozenset(field.name for field in CASE)
"""Keys of a case, which no parameter of a function can be called."""

Refusal = tuple[ast.stmt | ast.expr | ast.arg, Message, Message]
"""A place, what is wrong there, and what to write instead."""


def refusals(arguments: ast.arguments, reserved: Collection[str] = RESERVED) -> Iterator[Refusal]:
    """Yield what cannot be passed from a case."""
    for odd in (*arguments.posonlyargs, *filter(None, (arguments.vararg, arguments.kwarg))):
        yield (
            odd,
            Message("`{name}` must be a plain parameter, without `*` or `/`", name=odd.arg),
            Message("name every parameter, as in `def f(x, y=1):`; a list can be one of them"),
        )
    for argument in (*arguments.args, *arguments.kwonlyargs):
        if argument.arg in reserved:
            yield (
                argument,
                Message("a parameter cannot be called `{name}`, a key of cases", name=argument.arg),
                Message("call it otherwise, as `{name}_`", name=argument.arg),
            )
    for argument, default in _with_defaults(arguments):
        try:
            ast.literal_eval(default) if default else None
        except (ValueError, TypeError, RecursionError):
            yield (
                default or argument,
                Message(
                    "the default `{code}` of `{name}` is no literal",
                    code=ast.unparse(default) if default else "",
                    name=argument.arg,
                ),
                Message("write a number, a text or `None`, and compute inside"),
            )


def method_refusals(method: ast.FunctionDef) -> Iterator[Refusal]:
    """Yield what keeps a method from being called with arguments of a case."""
    if method.decorator_list or not method.args.args:
        yield (
            method,
            Message("`{name}` must be a plain method, with `self`", name=method.name),
            Message("write `def {name}(self, ...):`", name=method.name),
        )
    yield from refusals(method.args, ())


def parameters(arguments: ast.arguments) -> tuple[Parameter, ...]:
    """Return the parameters of a function that nothing keeps from being called."""
    return tuple(
        Parameter(argument.arg, required=True)
        if default is None
        else Parameter(argument.arg, required=False, default=ast.literal_eval(default))
        for argument, default in _with_defaults(arguments)
    )


def is_module(owner: ast.ClassDef) -> bool:
    """Whether a class is written as one of torch's modules."""
    return any(ast.unparse(base).rpartition(".")[2] == "Module" for base in owner.bases)


def _with_defaults(arguments: ast.arguments) -> Iterator[tuple[ast.arg, ast.expr | None]]:
    missing = [None] * (len(arguments.args) - len(arguments.defaults))
    yield from zip(arguments.args, [*missing, *arguments.defaults], strict=True)
    yield from zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
