"""The table of words that a module of the vocabulary fills."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Word = Callable[..., Any]


class Words(dict[str, Word]):
    """Functions by the name authors call them by."""

    def add(self, function: Word) -> Word:
        """List `function`; `sum_` is the word `sum`, so that Python keeps its own name."""
        self[function.__name__.rstrip("_")] = function
        return function

    def define(self, name: str, function: Word, doc: str) -> None:
        """List one of several functions that are alike under a name of its own."""
        function.__name__, function.__doc__ = name, doc
        self[name] = function
