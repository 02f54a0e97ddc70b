"""What the checks of an exercise demand whatever its subject: the standard lines of statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader import registry
from grader.messages import Message
from grader.suggest import quoted

STANDARD = (
    "source",
    "unmodified",
    "deterministic",
    "dtype",
    "device",
    "gradient",
    "memory",
    "speed",
)
"""Kinds of checks that demand the same of every exercise, and have a line for it."""

_HALF = {"float16", "bfloat16"}
_GIVEN = {"float32", *_HALF}
"""Types that a result can only have because an input has it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A check as it is written: `options` are those of its kind."""

    kind: str
    points: float
    backends: Sequence[str]
    options: Mapping[str, Any]


def demands(checks: Sequence[Asked], backends: Sequence[str]) -> Iterator[Message]:
    """Yield a sentence for everything that checks of certain kinds demand.

    What is wrong in them goes unnoticed here.

    Parameters
    ----------
    checks : sequence of Asked
        The checks of an exercise.
    backends : sequence of str
        The libraries that its answers may be written in.
    """
    by_kind: dict[str, list[Asked]] = {}
    for check in checks:
        by_kind.setdefault(check.kind, []).append(check)
    yield from _not_allowed(by_kind.get("source", ()))
    if "unmodified" in by_kind:
        yield Message("Never write to the inputs, and return nothing that shares memory with them.")
    if "deterministic" in by_kind:
        yield Message("Equal calls give equal results; the global random state is left alone.")
    yield from _types(by_kind.get("dtype", ()), backends)
    if "torch" in backends:
        yield from _tensors("device" in by_kind, by_kind.get("gradient", ()))
    for check in by_kind.get("memory", ()):
        if isinstance(limit := check.options.get("limit"), int):
            yield Message("Memory: {most} MB beside the libraries must do.", most=limit >> 20)
    for check in by_kind.get("speed", ()):
        yield _speed(check)


def _not_allowed(checks: Sequence[Asked]) -> Iterator[Message]:
    names = {name.removeprefix("."): None for c in checks for name in c.options.get("forbid") or ()}
    if names:
        yield Message("Not allowed here, under any name: {names}.", names=quoted(names))


def _types(checks: Sequence[Asked], backends: Sequence[str]) -> Iterator[Message]:
    keeping = [check for check in checks if _GIVEN & _tried(check)]
    if not keeping:
        return
    if "torch" in backends and any(_HALF & _tried(check) for check in keeping):
        yield Message(
            "Results have the dtype of the inputs; in PyTorch that may be float16 or bfloat16, too."
        )
    elif "numpy" in backends and all(set(check.backends) == {"torch"} for check in keeping):
        yield Message("PyTorch: results have the dtype of the inputs.")
    else:
        yield Message("Results have the dtype of the inputs.")


def _tried(check: Asked) -> set[str]:
    return set(check.options.get("dtypes") or _GIVEN - _HALF)


def _tensors(device: bool, gradients: Sequence[Asked]) -> Iterator[Message]:
    """Yield what holds of tensors: where they lie, and where gradients flow."""
    places = [place for check in gradients for place in check.options.get("of") or ()]
    to: Message | tuple[str, ...] = Message("the inputs")
    if places and all(check.options.get("of") for check in gradients):
        to = tuple(dict.fromkeys(places))
        if not all(place.isidentifier() for place in places):
            to = Message("the inputs and all parameters")
    if device and gradients:
        yield Message(
            "PyTorch: return tensors on the device of the inputs, and let gradients flow to {to}.",
            to=to,
        )
    elif device:
        yield Message("PyTorch: return tensors on the device of the inputs.")
    elif gradients:
        yield Message("PyTorch: let gradients flow to {to}.", to=to)


def _speed(check: Asked) -> Message:
    bands = check.options.get("bands")
    if not isinstance(bands, dict) or not all(map(_is_band, bands.items())):
        bands = registry.constant("checks", "speed", "BANDS")
    shares = [
        Message("{share} of the points up to {times} times", share=f"{share:.0%}", times=times)
        for times, share in sorted(bands.items())
    ]
    return Message(
        "Speed, by the time of the model answer: {shares}. Loops over entries take longer.",
        shares=tuple(shares),
    )


def _is_band(band: tuple[Any, Any]) -> bool:
    return all(isinstance(part, int | float) for part in band)
