"""Expressions inside content files: parsed on loading, every name and function known."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import Any

from grader.content.node import Node
from grader.content.solution import GIVEN
from grader.content.words import DRAWN, FUNCTIONS, NAMES
from grader.errors import ExpressionError, UnknownWordError
from grader.expressions import Expression, parse
from grader.messages import Message
from grader.model import GivenCode, Mark
from grader.suggest import did_you_mean


def given_names(given: GivenCode) -> tuple[str, ...]:
    """Return the names by which expressions use given code; those with a dot may be called."""
    return (GIVEN, *(f"{GIVEN}.{name}" for name in given.things)) if given else ()


def check_formula(
    node: Node, value: Any, names: Collection[str], what: Message, *, draws: bool = True
) -> None:
    """Check the expression `value`, read at `node`; `what` names it in messages.

    Parameters
    ----------
    names : collection of str
        The names it may use, beside the constants; those with a dot are functions.
    draws : bool
        Whether it may draw random values.

    Raises
    ------
    ExpressionError
        It cannot be read, or uses an unknown name or function; the mark is the place in the file.
    """
    try:
        expression = _parse(value) if isinstance(value, str) else parse(value)
        functions = FUNCTIONS | {name for name in names if "." in name}
        values = {name for name in (*names, *NAMES) if "." not in name}
        if GIVEN in expression.text:
            _refuse_ungiven(expression, names)
        if not (expression.calls <= functions and expression.names <= values):
            expression.check(sorted(values), sorted(functions))
        if not draws and (drawn := expression.calls & DRAWN):
            raise ExpressionError(
                Message("`{name}` draws", name=min(drawn)), hint=Message("draw it in `let`")
            )
    except ExpressionError as error:
        mark = place(node, value, error.column) if isinstance(value, str) else node.mark
        raise type(error)(
            Message("{what}: {reason}", what=what, reason=error.message),
            column=error.column,
            mark=mark,
            hint=error.hint or (_WORDS if isinstance(error, UnknownWordError) else None),
        ) from None


_WORDS = Message("`grader author words` lists all that an expression may say")


def _refuse_ungiven(expression: Expression, names: Collection[str]) -> None:
    """Say what is wrong with an expression that uses given code which is not there."""
    used = expression.fields(GIVEN)
    if GIVEN not in names and (used or GIVEN in expression.names):
        raise UnknownWordError(
            Message("there is no given code in the solution file"),
            column=expression.text.find(GIVEN) + 1,
            hint=Message("write it into a class `given` there"),
        )
    for name in used:
        if f"{GIVEN}.{name}" not in names:
            known = sorted(other.partition(".")[2] for other in names if "." in other)
            raise UnknownWordError(
                Message("the given code has no `{name}`", name=name),
                column=expression.text.find(f"{GIVEN}.{name}") + 1,
                hint=did_you_mean(name, known, Message("given code")),
            )


@functools.lru_cache(maxsize=1024)  # the same few draws, over and over
def _parse(text: str) -> Expression:
    return parse(text)


def check_let(
    node: Node,
    let: dict[str, Any],
    names: Collection[str],
    what: Message,
    *,
    taken: Collection[str] = (),
) -> set[str]:
    """Check a `let` mapping, where each value may use those above it; return all known names.

    Its names must be new: neither in `names` nor in `taken`.
    """
    known = set(names)
    for name, value in let.items():
        if name in NAMES or name in FUNCTIONS or not name.isidentifier():
            raise node.key(name).error(
                Message("`{name}` cannot be the name of a value in {what}", name=name, what=what),
                Message("a name is letters, digits and `_`, and no word of expressions"),
            )
        if name in known or name in taken:
            raise node.key(name).error(
                Message("`{name}` has another meaning in {what}", name=name, what=what),
                Message("take another name: it is an input, or was drawn before"),
            )
        check_formula(
            node.value[name], value, known, Message("`{name}` of {what}", name=name, what=what)
        )
        known.add(name)
    return known


def place(node: Node, text: str, column: int) -> Mark:
    """Return the place of `column` (from 1) of an expression, where it is written on one line."""
    start = node.column + (node.style in {"'", '"'})
    written = node.mark.text[start : start + len(text)]
    if column < 1 or written != text:
        return node.mark
    return node.source.mark(node.line, start + column - 1)
