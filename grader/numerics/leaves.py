"""Inputs and results as trees: their leaves by path, and plain arrays without their wrapping.

A given object holds its arguments, as a dict holds its values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np

from grader.messages import Message
from grader.model import Array, Given

_ROWS = (list, tuple)
_BRANCHES = (dict, list, tuple)
_NUMBERS = (bool, int, float, complex, np.ndarray, np.generic)
"""Written out where they are needed, unions would be made anew at every one of many calls."""


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, leaf) of a tree, depth first; paths look like `["w"]` or `[0]`."""
    if not _has_parts(value):
        yield path, value
        return
    for key, item in _items(value):
        shown = f'["{key}"]' if isinstance(key, str) else f"[{key}]"
        yield from leaves(item, path + shown)


def dotted(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, leaf) of a tree as `leaves` does, with paths such as `p.w` or `layers.0.w`."""
    if not _has_parts(value):
        yield path, value
        return
    for key, item in _items(value):
        yield from dotted(item, f"{path}.{key}" if path else str(key))


def _has_parts(value: Any) -> bool:
    if isinstance(value, _BRANCHES):
        return True
    return isinstance(value, Given) and value.arguments is not None


def _items(value: Any) -> Iterable[tuple[Any, Any]]:
    if isinstance(value, Given):
        return (value.arguments or {}).items()
    if isinstance(value, dict):
        return value.items()
    return enumerate(value)


def mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return the tree with every leaf changed; what holds the leaves stays what it is."""
    if isinstance(value, Given) and value.arguments is not None:
        return replace(value, arguments=mapped(value.arguments, change))
    if isinstance(value, dict):
        return {key: mapped(item, change) for key, item in value.items()}
    if isinstance(value, _ROWS):
        return type(value)(mapped(item, change) for item in value)
    return change(value)


def plain(value: Any) -> Any:
    """Return the result with every `Array` replaced by its NumPy array."""
    return mapped(value, lambda leaf: leaf.data if isinstance(leaf, Array) else leaf)


def number(leaf: Any) -> np.ndarray[Any, Any] | None:
    """Return a numeric leaf as an array (0-d for scalars), or None for text and None."""
    if isinstance(leaf, Array):
        return leaf.data
    if isinstance(leaf, _NUMBERS):
        return np.asarray(leaf)
    return None


def weight(value: Any) -> int:
    """Return how many bytes the numeric leaves of a tree take."""
    return sum(array.nbytes for _, leaf in leaves(value) if (array := number(leaf)) is not None)


def show_path(path: str) -> Message:
    """Return how a message names a leaf: `output` or `output["w"]`; a submission chose its keys."""
    return Message("output{path}", path=path[:200]) if path else Message("output")
