"""A value as a person reads it: a few rows and columns of an array, with few digits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.model import Array, Given, Input, Sample, Stock
from grader.numerics.leaves import leaves, number

ROWS, COLUMNS = 3, 5
"""Of an array that is shown; of a larger one those around the worst entry."""
DIGITS = (3, 5, 8, 12, 17)
_SHORT, _INLINE = 60, 3
"""Characters of a value that is no array; entries of a vector that stand in the call."""
_LINE = 200
"""Characters of a result that is told in a sentence."""

_Index = tuple[int, ...]


def inputs_shown(inputs: Mapping[str, Any]) -> tuple[Input, ...]:
    """Return the inputs of a call as text: each in a few characters, arrays as a grid, too."""
    return tuple(_input(name, value) for name, value in inputs.items())


def sample(got: Any, want: Any, path: str, bad: Any = None, at: _Index | None = None) -> Sample:
    """Return what came and what should have come, side by side.

    Parameters
    ----------
    got, want : tree
        The results.
    path : str
        The leaf that differs.
    bad : array of bool, optional
        Its entries that differ; each has a `*` behind it.
    at : tuple of int, optional
        The worst of them, which is shown.
    """
    mine, theirs = _at(got, path), _at(want, path)
    a, b = number(mine), number(theirs)
    if a is None or b is None or a.shape != b.shape or bad is None:
        return Sample(got=_grid_or_brief(mine), want=_grid_or_brief(theirs))
    at = at or (0,) * a.ndim
    digits = _digits(a[at], b[at])
    return Sample(got=_grid(a, at, digits, bad), want=_grid(b, at, digits), of=_cut(a, at))


def brief(value: Any) -> str:
    """Return a result in one line: its numbers where they are few, its shapes where not."""
    return _brief(value, _LINE)


def _at(tree: Any, path: str) -> Any:
    found = dict(leaves(tree))
    return found.get(path, tree)


def _input(name: str, value: Any) -> Input:
    array = number(value)
    if array is None or array.ndim == 0:
        return Input(name, _brief(value))
    if array.ndim == 1 and array.size <= _INLINE:
        return Input(name, _row(array))
    at = (0,) * array.ndim if array.size else None
    return Input(name, str(array.shape), _grid(array, at, 4) if at is not None else "")


def _grid_or_brief(value: Any) -> str:
    array = number(value)
    if array is None or not array.ndim or not array.size:
        return _brief(value)
    return _grid(array, (0,) * array.ndim, DIGITS[0])


def _row(vector: Any) -> str:
    return f"[{', '.join(_text(one, 4) for one in vector)}]"


def _brief(value: Any, most: int = _SHORT) -> str:
    """Return a value in a few characters; an array of more than three numbers as its shape."""
    if isinstance(value, Array):
        value = value.data
    if isinstance(value, np.ndarray | np.generic):
        if value.ndim == 1 and value.size <= _INLINE:
            return _row(value)
        return _text(value, 7) if value.ndim == 0 else f"array of shape {value.shape}"
    if isinstance(value, dict):
        items = (f"{key!r}: {_brief(item, most)}" for key, item in value.items())
        text = f"{{{', '.join(items)}}}"
    elif isinstance(value, list | tuple):
        text = ", ".join(_brief(item, most) for item in value)
        comma = "," * (isinstance(value, tuple) and len(value) == 1)
        text = f"[{text}]" if isinstance(value, list) else f"({text}{comma})"
    elif type(value) in (bool, int, float, complex, str, type(None)):
        text = repr(value)
    elif isinstance(value, Stock):
        text = f"{value.name}({', '.join(f'{k}={v:g}' for k, v in value.parameters.items())})"
    elif isinstance(value, Given):
        text = f"given.{value.name}" + _called(value.arguments)
    else:
        text = type(value).__name__
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _called(arguments: Mapping[str, Any] | None) -> str:
    """Return the arguments of a given object; nothing where it is meant without a call."""
    if arguments is None:
        return ""
    named = ((f"{key}=" * (not key.isdigit()), value) for key, value in arguments.items())
    return f"({', '.join(name + _brief(value) for name, value in named)})"


def _digits(got: Any, want: Any) -> int:
    """Return with how many digits two different numbers look different."""
    apart = (n for n in DIGITS if _text(got, n) != _text(want, n))
    return next(apart, DIGITS[0])


def _grid(array: Any, at: _Index, digits: int, bad: Any = None) -> str:
    """Return the rows and columns around an entry, aligned."""
    if array.ndim == 0:
        return _text(array, max(digits, 7)) + ("*" if bad is not None and bad.any() else "")
    plane = array[at[:-2]].reshape((-1, array.shape[-1]))
    wrong = None if bad is None else np.asarray(bad)[at[:-2]].reshape(plane.shape)
    row, column = (at[-2] if array.ndim > 1 else 0), at[-1]
    rows, columns = _window(plane.shape[0], row, ROWS), _window(plane.shape[1], column, COLUMNS)
    cells = [
        [
            _text(plane[r, c], digits) + (" " if wrong is None else " *"[bool(wrong[r, c])])
            for c in columns
        ]
        for r in rows
    ]
    width = max(len(cell) for line in cells for cell in line)
    before, after = "… " * (columns[0] > 0), " …" * (columns[-1] < plane.shape[1] - 1)
    lines = [before + " ".join(f"{c:>{width}}" for c in line).rstrip() + after for line in cells]
    return "\n".join(lines)


def _window(size: int, at: int, most: int) -> range:
    """Return which of `size` rows or columns are shown so that `at` is among them."""
    first = max(0, min(at - most // 2, size - most))
    return range(first, min(size, first + most))


def _cut(array: Any, at: _Index) -> str:
    """Return which part of an array its grid shows; empty where that is all of it."""
    if array.ndim == 0:
        return ""
    most = (*(1,) * (array.ndim - 2), ROWS, COLUMNS)[-array.ndim :]
    parts = [_window(size, place, n) for size, place, n in zip(array.shape, at, most, strict=True)]
    if all(len(part) == size for part, size in zip(parts, array.shape, strict=True)):
        return ""
    shown = [
        ":" if len(part) == size else str(part[0]) if n == 1 else f"{part[0]}:{part[-1] + 1}"
        for part, size, n in zip(parts, array.shape, most, strict=True)
    ]
    return f"[{', '.join(shown)}]"


def _text(value: Any, digits: int) -> str:
    array = np.asarray(value)
    if array.dtype.kind == "f":
        return f"{float(array):.{digits}g}"
    return f"{array.item():.{digits}g}" if array.dtype.kind == "c" else str(array.item())


def error_map(size: np.ndarray[Any, Any], allowed: float) -> str:
    """Draw a small 2-D error map: `·` within the allowed error, then three grades."""
    if size.ndim != 2 or not (2 <= size.shape[0] <= 16 and 2 <= size.shape[1] <= 24):
        return ""
    top = float(np.max(np.where(np.isfinite(size), size, 0.0)))
    rows = []
    for row in size:
        marks = [
            "·" if e <= allowed else "█" if not e < top / 3 else "▒" if e > top / 30 else "░"
            for e in row
        ]
        rows.append(" ".join(marks))
    return "\n".join(rows)
