"""The trees of arguments and results in a worker: their leaves by path, and what befalls them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np

from . import wire
from .given import Part

_LEAVES = (np.ndarray, int, float, bool, str, type(None))
"""What surely holds nothing."""
MARKED = 1 << 20
"""Bytes of an array above which nobody watches whether it is written to: that takes a copy."""


def part(value: Any, path: str) -> Any:
    """The part of a tree at a path such as `w` or `layers.0.w`; None where there is none."""
    keys = path.split(".") if path else []
    while keys:
        value = value.arguments if isinstance(value, Part) else value
        try:
            if isinstance(value, (list, tuple)):
                value, keys = value[int(keys[0])], keys[1:]
            else:  # a key may hold dots, as `conv.weight` does
                n = next(n for n in range(len(keys), 0, -1) if ".".join(keys[:n]) in value)
                value, keys = value[".".join(keys[:n])], keys[n:]
        except (KeyError, IndexError, TypeError, ValueError, StopIteration):
            return None
    return value


def leaves(value: Any, path: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """The leaves of a tree with their paths, as far down as a tree may be sent."""
    inner: Any = value.arguments if isinstance(value, Part) else value
    if type(inner) not in (dict, list, tuple) or depth > wire.MAX_DEPTH:
        yield path, value
        return
    items: Iterable[Any] = inner.items() if type(inner) is dict else enumerate(inner)
    for key, item in items:
        place = f"{path}.{key}" if path else str(key)
        if type(item) in _LEAVES:
            yield place, item
        else:
            yield from leaves(item, place, depth + 1)


def freeze(arguments: dict[str, Any]) -> None:
    """Make the NumPy arrays read-only: whoever writes to one, if only for a while, raises."""
    for _, value in leaves(arguments):
        if isinstance(value, np.ndarray):
            value.setflags(write=False)


def marks(arguments: dict[str, Any]) -> dict[str, object]:
    """Return by what it is seen that an array was written to: its bytes, a tensor's version."""
    torch = sys.modules.get("torch")
    found: dict[str, object] = {}
    for name, value in leaves(arguments):
        if type(value) is np.ndarray and value.nbytes <= MARKED:
            found[name] = value.tobytes()
        elif torch is not None and type(value) is torch.Tensor:
            found[name] = value._version
    return found


def aliased(value: Any, arguments: dict[str, Any]) -> str:
    """The path of an argument whose memory a result shares, or the empty string."""
    shared = places(value)
    return next((path for path, given in leaves(arguments) if _memory(given) in shared), "")


def sendable(value: Any) -> Any:
    """An argument without what cannot be sent: generators and other objects become None."""
    value = value.arguments if isinstance(value, Part) else value
    kind = type(value)
    if kind is dict:
        return {key: sendable(item) for key, item in value.items()}
    if kind in (list, tuple):
        return kind(sendable(item) for item in value)
    return None if isinstance(value, np.random.Generator) or callable(value) else value


def places(value: Any) -> set[int]:
    """Where the arrays of a result begin in memory."""
    return {_memory(part) for _, part in leaves(value)} - {0}


def _memory(value: Any) -> int:
    """Where the memory an array lies in begins; 0 for anything else."""
    torch = sys.modules.get("torch")
    if torch is not None and isinstance(value, torch.Tensor):
        return 0 if value.is_meta else value.untyped_storage().data_ptr()
    if not isinstance(value, np.ndarray):
        return 0
    while isinstance(value.base, np.ndarray):
        value = value.base
    return value.__array_interface__["data"][0] if value.size else 0


def mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """A tree with every leaf changed; what holds the leaves stays what it is."""
    if isinstance(value, Part):
        return value.holding(lambda item: mapped(item, change))
    if isinstance(value, dict):
        return {key: mapped(item, change) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(mapped(item, change) for item in value)
    return change(value)


def moved(value: Any, device: str) -> Any:
    """A tree with its tensors on another device."""
    torch = sys.modules["torch"]
    return mapped(value, lambda leaf: leaf.to(device) if isinstance(leaf, torch.Tensor) else leaf)
