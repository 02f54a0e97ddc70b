"""What is read of a content file or a learner: an expression, found harmless, to be evaluated."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from grader.errors import ExpressionError
from grader.expressions.arithmetic import ELEMENTS, WHOLE, kind
from grader.expressions.evaluation import (
    CONSTANTS,
    Columns,
    Evaluation,
    unknown_function,
    unknown_name,
)
from grader.expressions.syntax import tree_of
from grader.expressions.whitelist import Caps, Whitelist
from grader.messages import Message

LIST_LITERAL = 100_000

LEARNER = Caps(characters=400, nodes=200, repeats=False)
"""For what a learner types."""

AUTHOR = Caps(characters=4000, nodes=2000, namespaces=("given",))
"""For what stands in a content file."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A text that has been read and found harmless; not to be changed, for it is shared.

    `names` are the values it needs, `calls` the functions it calls. A literal (a number, a list
    of numbers) is an expression that needs nothing.
    """

    text: str
    names: frozenset[str] = frozenset()
    calls: frozenset[str] = frozenset()
    tree: ast.expr | None = field(default=None, repr=False, compare=False)
    literal: Any = None
    repeats: bool = field(default=True, compare=False)
    """Whether `*` repeats a list."""

    def __str__(self) -> str:
        return self.text

    def check(
        self, names: Collection[str], functions: Collection[str], *, also: Collection[str] = ()
    ) -> None:
        """Raise the `ExpressionError` that `evaluate` would raise for an unknown word.

        Parameters
        ----------
        names, functions : collection of str
            The values and functions there will be.
        also : collection of str
            Values there will be, too, but that no hint names.
        """
        if self.tree is None:
            return
        place = Columns(self.text)
        called = [node.func for node in ast.walk(self.tree) if isinstance(node, ast.Call)]
        spaces = [node.value for node in called if isinstance(node, ast.Attribute)]
        for node in ast.walk(self.tree):
            if not isinstance(node, ast.Name) or node in spaces:
                continue
            error = None
            if node in called:
                if node.id not in functions:
                    error = unknown_function(node.id, names, functions)
            elif node.id not in names and node.id not in also and node.id not in CONSTANTS:
                error = unknown_name(node.id, names, functions)
            if error is not None:
                raise error.at(place.start(node))

    def fields(self, name: str) -> list[str]:
        """Return the fields of a name that are used."""
        found = set()
        for node in ast.walk(self.tree) if self.tree is not None else ():
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found |= {node.attr} if node.value.id == name else set()
        return sorted(found)

    def evaluate(
        self,
        names: Mapping[str, Any],
        functions: Mapping[str, Callable[..., Any]],
        *,
        elements: int = ELEMENTS,
    ) -> Any:
        """Return the value of the expression.

        Parameters
        ----------
        names : mapping
            The values that may be used; looked up only when needed.
        functions : mapping
            The functions that may be called.
        elements : int
            Cap on the number of elements of every array that is made on the way.

        Returns
        -------
        object
            A NumPy scalar of type float64, int64 or bool leaves as the Python number it equals.

        Raises
        ------
        ExpressionError
            For whatever goes wrong, with the column; never anything else.
        """
        if self.tree is None:
            return _fresh(self.literal)
        evaluation = Evaluation(self.text, names, functions, elements, repeats=self.repeats)
        return evaluation.result(self.tree)


def parse(source: str | float | bool | list[Any] | None, caps: Caps = AUTHOR) -> Expression:
    """Read `source`: a string is an expression, everything else stands for itself.

    Parameters
    ----------
    source : str, int, float, bool, None or list of those
        As it comes out of a content file. A list holds numbers, true, false, null and lists.
    caps : Caps
        `LEARNER` for what a learner typed.

    Raises
    ------
    ExpressionError
        It is too long, not in the language, or not readable at all.
    """
    if isinstance(source, str):
        return _read(source, caps)
    _check_literal(source)
    return Expression(text=str(source), literal=_fresh(source))


@functools.lru_cache(maxsize=4096)  # a class asks for the same few hundred again and again
def _read(text: str, caps: Caps) -> Expression:
    if len(text) > caps.characters:
        raise ExpressionError(
            Message(
                "the expression has {count} characters, allowed are {most}",
                count=len(text),
                most=caps.characters,
            ),
            column=caps.characters + 1,
        )
    line, tree = tree_of(text)
    names, calls = Whitelist(Columns(line), caps).admit(tree)
    return Expression(text=line, names=names, calls=calls, tree=tree, repeats=caps.repeats)


def _check_literal(value: Any) -> None:
    pending, seen = [(value, 0)], 0
    while pending:
        item, depth = pending.pop()
        seen += 1
        if seen > LIST_LITERAL or depth > 64:
            raise ExpressionError(Message("the list is too large"), column=1)
        if isinstance(item, list):
            pending.extend((part, depth + 1) for part in item)
        elif isinstance(item, str):
            raise ExpressionError(
                Message("text `{text}` inside a list is not read as an expression", text=item[:40]),
                column=1,
                hint=Message("write the whole list as one expression, as in `\"['a', 'b']\"`"),
            )
        elif item is not None and type(item) not in (bool, int, float):
            raise ExpressionError(
                Message(
                    "expected an expression, a number or a list, got {kind}",
                    kind=kind(item),
                ),
                column=1,
            )
        elif type(item) is int and abs(item) > WHOLE:
            raise ExpressionError(Message("the number is too large"), column=1)


def _fresh(value: Any) -> Any:
    return [_fresh(item) for item in value] if isinstance(value, list) else value
