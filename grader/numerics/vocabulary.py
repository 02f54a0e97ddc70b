"""The array vocabulary of content files: what cases, draws and relations may say."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import numpy as np

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


def drawn(rng: np.random.Generator) -> dict[str, Callable[..., Any]]:
    """Return the functions that draw, by name.

    Parameters
    ----------
    rng : numpy.random.Generator
        Every draw comes from it, in the order of the calls.
    """
    draws = Draws(rng)
    return {name: getattr(draws, name) for name in DRAWN}


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
