"""Options of calls, refused where they cannot be meant: a command line has a parser for that."""

from __future__ import annotations

from collections.abc import Collection

from grader.errors import UsageError
from grader.messages import Message, languages

DEVICES = ("cpu", "cuda", "mps", "auto")
DETAILS = ("full", "actual", "none")


def examine(
    *,
    backend: str | None = None,
    seed: int | None = None,
    device: str = "cpu",
    details: str = "full",
    lang: str = "",
) -> None:
    """Refuse an option that has another value than it may have.

    Raises
    ------
    UsageError
        It has.
    """
    from grader.content.tables import BACKENDS

    _one_of("backend", backend or BACKENDS[0], BACKENDS)
    _one_of("device", device, DEVICES)
    _one_of("details", details, DETAILS)
    _one_of("lang", lang or languages()[0], languages())
    if seed is not None and (isinstance(seed, bool) or not isinstance(seed, int) or seed < 0):
        raise UsageError(Message("`seed` is a whole number from 0, got {value}", value=repr(seed)))


def _one_of(name: str, value: str, known: Collection[str]) -> None:
    if value not in known:
        raise UsageError(
            Message(
                "`{name}` is one of {known}, got {value}",
                name=name,
                known=tuple(known),
                value=repr(value),
            )
        )
