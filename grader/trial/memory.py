"""What was made of inputs that are asked for again and again: known by their identity."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any, TypeVar

from grader.numerics.leaves import weight

MANY = 512
"""Things that are kept; the oldest go first."""
SMALL = 1 << 16
"""Bytes of inputs above which nothing is kept."""
T = TypeVar("T")


class Memory:
    """What was made of inputs; the inputs are held meanwhile, so that no others take their place.

    The inputs of a case are one object for every submission of a class; nobody writes to them.
    """

    def __init__(self) -> None:
        self._known: dict[Hashable, tuple[Mapping[str, Any], Any]] = {}

    def of(self, inputs: Mapping[str, Any], key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made of inputs for a purpose, which is made if need be."""
        name = id(inputs), key
        known = self._known.get(name)
        if known is not None:
            made: T = known[1]
            return made
        made = make()
        if weight(dict(inputs)) <= SMALL:
            self._known[name] = inputs, made
            if len(self._known) > MANY:
                del self._known[next(iter(self._known))]
        return made
