"""What the checks of an exercise demand whatever its subject: the standard lines of statements."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader import registry
from grader.messages import Message
from grader.suggest import quoted

_HALF = ("float16", "bfloat16")
_WIDE = ("float32", "float64")


@dataclass(frozen=True, slots=True)
class Asked:
    """A check as it is written: `options` are those of its kind."""

    kind: str
    backends: Sequence[str]
    options: Mapping[str, Any]


def demands(checks: Sequence[Asked], backends: Sequence[str]) -> Iterator[Message]:
    """Yield what checks demand of any exercise, each demand once.

    The sentence is that of the kind, filled with options of the check; what is wrong in them goes
    unnoticed here.

    Parameters
    ----------
    checks : sequence of Asked
        The checks of an exercise.
    backends : sequence of str
        The libraries that its answers may be written in.
    """
    found = dict[str, Message]()
    for check in checks:
        known = check.kind in registry.kinds("checks")
        template = registry.template("checks", check.kind, "DEMAND") if known else ""
        options = _filled(template, check)
        if not template or options is None:
            continue
        demand = registry.sentence("checks", check.kind, "DEMAND", **options)
        said = Message("{demand}.", demand=demand)
        if "numpy" in backends and tuple(check.backends) == ("torch",):
            said = Message("{demand} (PyTorch only).", demand=demand)
        found.setdefault(str(said), said)
    yield from found.values()


def _filled(template: str, check: Asked) -> dict[str, Any] | None:
    """Return the values of the holes of a demand; None where the check makes no such demand."""
    options = {}
    for name, told in _TOLD.items():
        if f"{{{name}}}" in template:
            options[name] = told(check.options.get(name), check.kind)
    return None if None in options.values() else options


def _forbid(names: Any, kind: str) -> tuple[str, ...] | None:
    """Return what is forbidden, a method by its name alone."""
    told = quoted(dict.fromkeys(str(name).removeprefix(".") for name in names or ()))
    return told or None


def _of(places: Any, kind: str) -> Message | tuple[str, ...]:
    """Return where gradients flow."""
    if not places:
        return Message("the inputs")
    if all(str(place).isidentifier() for place in places):
        return tuple(places)
    return Message("the inputs and all parameters")


def _dtypes(names: Any, kind: str) -> Message | tuple[str, ...] | None:
    """Return which types are kept: every type, where an input of few digits is tried."""
    if names is None or "float32" in names:
        return _WIDE
    half = tuple(name for name in names if name in _HALF)
    return Message("{names}, too, in PyTorch", names=half) if half else None


def _limit(size: Any, kind: str) -> int | None:
    return size >> 20 if isinstance(size, int) else None


def _bands(bands: Any, kind: str) -> tuple[Message, ...]:
    numbers = isinstance(bands, dict) and all(
        isinstance(part, int | float) for band in bands.items() for part in band
    )
    bands = bands if numbers else registry.constant("checks", kind, "BANDS")
    return tuple(
        Message("{share} of the points up to {times} times", share=f"{share:.0%}", times=times)
        for times, share in sorted(bands.items())
    )


_TOLD: Mapping[str, Callable[[Any, str], Any]] = {
    "forbid": _forbid,
    "of": _of,
    "dtypes": _dtypes,
    "limit": _limit,
    "bands": _bands,
}
"""How the options are told that demands name."""
