"""Compare a result with the truth in a fixed order: kind, shape, dtype, NaN, values; first only."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from grader.model import Array
from grader.numerics.leaves import number, show_path

__all__ = ["Difference", "compare"]

Float = np.ndarray[Any, Any]
KINDS = {"f": "floats", "i": "integers", "u": "integers", "b": "booleans", "c": "complex numbers"}


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that differs.

    `rung` is `type`, `shape`, `dtype`, `finite` or `values`; `message` quotes no value of the
    result; `lines` do. `error` and `allowed` are absolute.
    """

    rung: str
    message: str
    lines: tuple[str, ...] = ()
    map: str = ""
    error: float | None = None
    allowed: float | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Nothing differs: the leaf that came closest to its limit."""

    error: float = 0.0
    allowed: float = 0.0


def compare(
    got: Any,
    want: Any,
    allowed: Callable[[str], float],
    *,
    container: str = "",
    path: str = "",
) -> Difference | Agreement:
    """Compare trees of arrays and scalars.

    Parameters
    ----------
    got, want : tree
        What came back, and the truth in extended precision.
    allowed : callable
        Absolute error allowed at a leaf path.
    container : str
        `ndarray` or `tensor`: what arrays must have been; empty if either will do.
    """
    if isinstance(want, dict):
        return _compare_dict(got, want, allowed, container, path)
    if isinstance(want, list | tuple):
        return _compare_sequence(got, want, allowed, container, path)
    want_array = number(want)
    if want_array is None:
        if type(got) is not type(want):
            return _wrong_type(path, got, want)
        line = f"{show_path(path)} is {str(got)[:60]!r}, expected {str(want)[:60]!r}"
        differs = Difference("values", f"{show_path(path)}: the text differs", (line,))
        return Agreement() if got == want else differs
    difference = _compare_kind(got, want, want_array, container, path)
    if difference:
        return difference
    got_array = number(got)
    assert got_array is not None
    return _compare_values(got_array, want_array, allowed(path), path)


def _compare_dict(
    got: Any, want: Mapping[Any, Any], allowed: Callable[[str], float], container: str, path: str
) -> Difference | Agreement:
    if not isinstance(got, dict):
        return _wrong_type(path, got, want)
    missing = [key for key in want if key not in got]
    if missing:
        names = ", ".join(f"`{key}`" for key in missing)
        have = ", ".join(f"`{str(key)[:40]}`" for key in list(got)[:8]) or "nothing"
        return Difference("type", f"{show_path(path)} lacks {names}; it has {have}")
    pairs = [(f'["{k}"]' if isinstance(k, str) else f"[{k}]", got[k], want[k]) for k in want]
    return _compare_parts(pairs, allowed, container, path)


def _compare_sequence(
    got: Any, want: Any, allowed: Callable[[str], float], container: str, path: str
) -> Difference | Agreement:
    row = isinstance(got, Array) and got.data.ndim >= 1  # it unpacks like a tuple
    if not row and not isinstance(got, list | tuple):
        return _wrong_type(path, got, want)
    parts = got.data if row else got
    if len(parts) != len(want):
        return Difference(
            "shape", f"{show_path(path)} has {len(parts)} parts, expected {len(want)}"
        )
    if row:
        got = [Array(part, got.dtype, got.container, got.device) for part in parts]
    pairs = [(f"[{i}]", g, w) for i, (g, w) in enumerate(zip(got, want, strict=True))]
    return _compare_parts(pairs, allowed, container, path)


def _compare_parts(
    pairs: list[tuple[str, Any, Any]],
    allowed: Callable[[str], float],
    container: str,
    path: str,
) -> Difference | Agreement:
    closest = Agreement()
    for key, got, want in pairs:
        found = compare(got, want, allowed, container=container, path=path + key)
        if isinstance(found, Difference):
            return found
        if found.error * closest.allowed >= closest.error * found.allowed:
            closest = found
    return closest


def _compare_kind(
    got: Any, want: Any, want_array: Float, container: str, path: str
) -> Difference | None:
    got_array = number(got)
    if got_array is None:
        return _wrong_type(path, got, want)
    if container and isinstance(got, Array) and want_array.ndim and got.container != container:
        names = {"ndarray": "NumPy array", "tensor": "torch tensor", "scalar": "number"}
        return Difference(
            "type",
            f"{show_path(path)} is a {names[got.container]}, expected a {names[container]}",
        )
    if got_array.shape != want_array.shape:
        return Difference(
            "shape",
            f"{show_path(path)} has shape {got_array.shape}, expected {want_array.shape}",
        )
    if not _kinds_match(got_array, want_array):
        expected = KINDS.get(want_array.dtype.kind, "numbers")
        name = got.dtype if isinstance(got, Array) else type(got).__name__
        return Difference("dtype", f"{show_path(path)} holds `{name}`, expected {expected}")
    return None


def _kinds_match(got: Float, want: Float) -> bool:
    """Floats for floats, integers for integers; a Python number may stand for either."""
    a, b = got.dtype.kind.replace("u", "i"), want.dtype.kind.replace("u", "i")
    return a == b or (got.ndim == 0 and {a, b} == {"i", "f"})


def _wrong_type(path: str, got: Any, want: Any) -> Difference:
    return Difference("type", f"{show_path(path)} is {_kind(got)}, expected {_kind(want)}")


def _kind(value: Any) -> str:
    if value is None:
        return "`None`"
    if isinstance(value, Array | np.ndarray | np.generic):
        array = number(value)
        assert array is not None
        return f"an array of shape {array.shape}" if array.ndim else "a number"
    names = {dict: "a dict", list: "a list", tuple: "a tuple", str: "text", bool: "a boolean"}
    return names.get(type(value), "a number")


# --------------------------------------------------------------------------- values


def _compare_values(got: Float, want: Float, allowed: float, path: str) -> Difference | Agreement:
    if want.dtype.kind not in "fc":
        return _compare_exact(got, want, path)
    with np.errstate(all="ignore"):
        error = np.abs(got.astype(want.dtype) - want)
    error = np.where(got == want, 0, error)  # equal infinities
    both_nan = np.isnan(got) & np.isnan(want)
    error = np.where(both_nan, 0, error)
    lost = ~np.isfinite(got) & np.isfinite(want)
    if lost.any():
        return _not_finite(got, want, lost, path)
    bad = ~(error <= allowed)
    worst = float(np.max(np.where(np.isnan(error), np.inf, error), initial=0.0))
    if not bad.any():
        return Agreement(worst, allowed)
    index = np.unravel_index(int(np.argmax(np.where(np.isnan(error), np.inf, error))), error.shape)
    lines = [
        f"{_at(path, index)} is {', expected '.join(_apart(got[index], want[index]))}",
        f"largest error {worst:.2g}, allowed {allowed:.2g}",
        *_which(bad),
    ]
    count = (
        f"{int(bad.sum())} of {bad.size} entries differ" if bad.size > 1 else "the value differs"
    )
    return Difference(
        "values",
        f"{show_path(path)}: {count}",
        tuple(lines),
        _map(error, allowed),
        worst,
        allowed,
    )


def _compare_exact(got: Float, want: Float, path: str) -> Difference | Agreement:
    bad = got != want
    if not bad.any():
        return Agreement()
    index = np.unravel_index(int(np.argmax(bad)), bad.shape)
    count = (
        f"{int(bad.sum())} of {bad.size} entries differ" if bad.size > 1 else "the value differs"
    )
    line = f"{_at(path, index)} is {_show(got[index])}, expected {_show(want[index])}"
    return Difference(
        "values",
        f"{show_path(path)}: {count}",
        (line, *_which(np.asarray(bad))),
        error=float("inf"),
        allowed=0.0,
    )


def _not_finite(got: Float, want: Float, lost: Any, path: str) -> Difference:
    word = (
        "NaN"
        if np.isnan(got[lost]).all()
        else "infinite"
        if np.isinf(got[lost]).all()
        else ("NaN or infinite")
    )
    index = np.unravel_index(int(np.argmax(lost)), lost.shape)
    share = (
        f"{int(lost.sum())} of {lost.size} entries are {word}" if lost.size > 1 else f"is {word}"
    )
    line = f"{_at(path, index)} is {_show(got[index])}, expected {_show(want[index])}"
    return Difference(
        "finite",
        f"{show_path(path)}: {share}" if lost.size > 1 else f"{show_path(path)} {share}",
        (line, *_which(lost)),
        error=float("inf"),
        allowed=0.0,
    )


def _at(path: str, index: tuple[Any, ...]) -> str:
    return show_path(path) + (f"[{', '.join(str(int(i)) for i in index)}]" if index else "")


def _show(value: Any) -> str:
    if np.asarray(value).dtype.kind == "f":
        return f"{float(value):.7g}"
    return str(value.item() if hasattr(value, "item") else value)


def _apart(got: Any, want: Any) -> tuple[str, str]:
    """Show two different numbers with enough digits to look different."""
    if got.dtype.kind != "f":
        return _show(got), _show(want)
    for digits in (7, 12, 17):
        shown = f"{float(got):.{digits}g}", f"{float(want):.{digits}g}"
        if shown[0] != shown[1]:
            break
    return shown


def _which(bad: Any) -> tuple[str, ...]:
    """Say which rows (all but the last axis, if 2-D) are touched."""
    if bad.ndim != 2 or bad.shape[0] < 2 or bad.size > 10_000:
        return ()
    for axis, word in ((1, "row"), (0, "column")):
        hit = bad.any(axis=axis)
        if hit.any() and not hit.all():
            differ, agree = _ranges(np.flatnonzero(hit)), _ranges(np.flatnonzero(~hit))
            return (f"{_some(word, differ, 'differ')}, {_some(word, agree, 'agree')}",)
    return ()


def _some(word: str, ranges: str, verb: str) -> str:
    return f"{word} {ranges} {verb}s" if ranges.isdigit() else f"{word}s {ranges} {verb}"


def _ranges(numbers: Any) -> str:
    """Show sorted integers as `0-3, 5`."""
    runs: list[list[int]] = []
    for n in numbers.tolist():
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    shown = [str(a) if a == b else f"{a}-{b}" for a, b in runs[:6]]
    return ", ".join(shown) + (", ..." if len(runs) > 6 else "")


def _map(error: Float, allowed: float) -> str:
    """Draw a small 2-D error map: `·` within the allowed error, then three grades."""
    if error.ndim != 2 or not (2 <= error.shape[0] <= 16 and 2 <= error.shape[1] <= 24):
        return ""
    size = np.where(np.isnan(error), np.inf, error)
    top = float(np.max(np.where(np.isfinite(size), size, 0.0)))
    rows = []
    for row in size:
        marks = [
            "·" if e <= allowed else "█" if not e < top / 3 else "▒" if e > top / 30 else "░"
            for e in row
        ]
        rows.append(" ".join(marks))
    return "\n".join(rows)
