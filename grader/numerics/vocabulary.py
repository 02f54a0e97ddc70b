"""The array vocabulary of content files: what cases, draws and relations may say."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from grader.errors import ExpressionError
from grader.messages import Message
from grader.numerics import computing, making, named
from grader.numerics.drawn import DRAWN, Draws

NAMES: Mapping[str, Any] = {
    "pi": math.pi,
    "inf": math.inf,
    "nan": math.nan,
    "true": True,
    "false": False,
    "null": None,
}
"""The constants."""

FUNCTIONS: Mapping[str, Callable[..., Any]] = {**making.WORDS, **computing.WORDS, **named.WORDS}
"""The functions that draw nothing, by name."""


class Word(NamedTuple):
    """One function of the vocabulary as authors read it."""

    name: str
    signature: str
    doc: str


class Allowance:
    """How many numbers may still be drawn: large draws in a chain would take for ever."""

    def __init__(self, most: int) -> None:
        self.most = self.left = most

    def take(self, value: Any) -> None:
        """Count what was drawn.

        Raises
        ------
        ExpressionError
            It is too much.
        """
        parts = value if isinstance(value, tuple | list) else (value,)
        self.left -= sum(int(getattr(part, "size", 1)) for part in parts)
        if self.left < 0:
            raise ExpressionError(
                Message("more than {most} numbers are drawn altogether", most=self.most)
            )


def drawn(
    rng: np.random.Generator, allowances: Sequence[Allowance] = ()
) -> dict[str, Callable[..., Any]]:
    """Return the functions that draw, by name.

    Parameters
    ----------
    rng : numpy.random.Generator
        Every draw comes from it, in the order of the calls.
    allowances : sequence of Allowance
        Each is lessened by what is drawn.
    """
    draws = Draws(rng)
    return {name: _counted(getattr(draws, name), allowances) for name in DRAWN}


def _counted(draw: Callable[..., Any], allowances: Sequence[Allowance]) -> Callable[..., Any]:
    def counted(*args: Any, **named: Any) -> Any:
        value = draw(*args, **named)
        for allowance in allowances:
            allowance.take(value)
        return value

    return counted


def document() -> list[Word]:
    """Return every function with its signature and one line about it; those that draw first."""
    found = [_described(name, getattr(Draws, name)) for name in DRAWN]
    return found + [_described(name, FUNCTIONS[name]) for name in sorted(FUNCTIONS)]


def _described(name: str, function: Callable[..., Any]) -> Word:
    signature = inspect.signature(function)
    parameters = [
        parameter.replace(annotation=inspect.Parameter.empty)
        for parameter in signature.parameters.values()
        if parameter.name != "self"
    ]
    doc = (inspect.getdoc(function) or "").partition("\n")[0]
    return Word(name, f"{name}{inspect.Signature(parameters)}", doc)
