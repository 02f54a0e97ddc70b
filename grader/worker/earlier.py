"""Results of earlier calls, held by their inputs: who returns one array twice is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import trees

HELD = 1 << 20
"""Bytes of results that are held; the oldest go first."""


class Earlier:
    """The last result on each of some inputs, with the bytes it had.

    Parameters
    ----------
    written : callable
        Returns the bytes of a result, array by array.
    """

    def __init__(self, written: Callable[[Any], list[bytes]]) -> None:
        self._written = written
        self._held: dict[int, tuple[Any, list[bytes]]] = {}

    def compared(self, inputs: int, value: Any) -> dict[str, bool]:
        """Compare a result with the last one on the same inputs, if it is still held.

        One that cannot be sent raises: nothing else looks at it before.
        """
        before = self._held.pop(inputs, None)
        self._held[inputs] = value, self._written(value)
        self._shed()
        if before is None:
            return {"compared": False, "overwritten": False, "repeated": False}
        result, as_it_was = before
        return {
            "compared": True,
            "overwritten": self._written(result) != as_it_was,
            "repeated": not trees.places(value).isdisjoint(trees.places(result)),
        }

    def _shed(self) -> None:
        """Let the oldest go; the last one stays, whatever it takes."""
        sizes = {name: sum(map(len, bits)) for name, (_, bits) in self._held.items()}
        while len(self._held) > 1 and sum(sizes.values()) > HELD:
            del sizes[next(iter(sizes))], self._held[next(iter(self._held))]
