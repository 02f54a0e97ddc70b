"""Results as trees: their leaves by path, and plain arrays without their wrapping."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from grader.messages import Message
from grader.model import Array

__all__ = ["leaves", "plain", "show_path"]


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (path, leaf) of a result, depth first; paths look like `["w"]` or `[0]`."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(
                item, f'{path}["{key}"]' if isinstance(key, str) else f"{path}[{key}]"
            )
    elif isinstance(value, list | tuple):
        for index, item in enumerate(value):
            yield from leaves(item, f"{path}[{index}]")
    else:
        yield path, value


def plain(value: Any) -> Any:
    """Return the result with every `Array` replaced by its NumPy array."""
    if isinstance(value, Array):
        return value.data
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(plain(item) for item in value)
    return value


def number(leaf: Any) -> np.ndarray[Any, Any] | None:
    """Return a numeric leaf as an array (0-d for scalars), or None for text and None."""
    if isinstance(leaf, Array):
        return leaf.data
    if isinstance(leaf, bool | int | float | complex | np.ndarray | np.generic):
        return np.asarray(leaf)
    return None


def show_path(path: str) -> Message:
    """Return how a message names a leaf: `output` or `output["w"]`; a submission chose its keys."""
    return Message("output{path}", path=path[:200]) if path else Message("output")
