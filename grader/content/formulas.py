"""Expressions inside content files: parsed on loading, every name and function known."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from grader.content.node import Node
from grader.content.words import FUNCTIONS, NAMES
from grader.errors import ContentError, ExpressionError
from grader.model import Mark
from grader.suggest import did_you_mean

__all__ = ["check_formula", "check_let"]


def check_formula(node: Node, value: Any, names: Collection[str] | None, what: str) -> None:
    """Check the expression `value`, read at `node`; `what` names it in messages.

    Parameters
    ----------
    names : collection of str or None
        The names it may use, beside the constants; None checks only the functions.

    Raises
    ------
    ContentError
        It cannot be read, or uses an unknown name or function; the mark is the place in the file.
    """
    if isinstance(value, list):
        for item, part in zip(node.value, value, strict=True):
            check_formula(item, part, names, what)
        return
    if not isinstance(value, str):
        return
    from grader.expressions import parse

    try:
        expression = parse(value)
    except ExpressionError as error:
        mark = _place(node, value, error.column)
        raise ExpressionError(
            f"{what}: {error.message}", column=error.column, mark=mark, hint=error.hint
        ) from None
    for name in sorted(expression.calls - FUNCTIONS):
        raise _unknown(node, value, name, FUNCTIONS, f"{what}: unknown function `{name}`")
    if names is None:
        return
    for name in sorted(expression.names - NAMES - set(names)):
        known = (*names, *sorted(NAMES - {"True", "False", "None"}))
        raise _unknown(node, value, name, known, f"{what}: unknown name `{name}`")


def check_let(node: Node, let: dict[str, Any], names: Collection[str], what: str) -> set[str]:
    """Check a `let` mapping, where each value may use those above it; return all known names."""
    known = set(names)
    for name, value in let.items():
        if name in NAMES or name in FUNCTIONS or not name.isidentifier():
            raise node.key(name).error(f"`{name}` cannot be the name of a value in {what}")
        check_formula(node.value[name], value, known, f"`{name}` of {what}")
        known.add(name)
    return known


def _unknown(
    node: Node, text: str, name: str, known: Collection[str], message: str
) -> ContentError:
    found = re.search(rf"(?<![\w.]){re.escape(name)}\b", text)
    mark = _place(node, text, found.start() + 1 if found else 0)
    return ContentError(message, mark=mark, hint=did_you_mean(name, known, "known names"))


def _place(node: Node, text: str, column: int) -> Mark:
    """Return the place of `column` (from 1) of an expression, where it is written on one line."""
    start = node.column + (node.style in {"'", '"'})
    written = node.mark.text[start : start + len(text)]
    if column < 1 or written != text:
        return node.mark
    return node.source.mark(node.line, start + column - 1)
