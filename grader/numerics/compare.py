"""Compare a result with the truth in a fixed order: kind, shape, dtype, NaN, values; first only."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from grader.messages import Message, expected, plural, verbatim
from grader.model import Array
from grader.numerics.leaves import number, show_path
from grader.numerics.showing import error_map

Float = np.ndarray[Any, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """The first thing that differs.

    `rung` is `type`, `shape`, `dtype`, `finite` or `values`; `message` quotes no value of the
    result; `lines` do. `error` and `allowed` are absolute, where values differ; `path` is the leaf,
    `bad` which of its entries differ, `at` the worst of them.
    """

    rung: str
    message: Message
    lines: tuple[Message, ...] = ()
    map: str = ""
    error: float | None = None
    allowed: float | None = None
    path: str = ""
    bad: Any = field(default=None, compare=False)
    at: tuple[int, ...] = ()


_DIFFERS = Difference("values", verbatim(""))
"""What differs in values, where nobody asks how."""


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
    name: Callable[[str], Message] = show_path,
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
    name : callable
        What a leaf is called, by its path.
    """
    return _Comparison(allowed, container, name).tree(got, want, "")


def agreed(got: Any, want: Any, allowed: Callable[[str], float]) -> Agreement | None:
    """Compare trees as `compare` does; None where they differ, and nobody asks how."""
    found = _Comparison(allowed, "", show_path, told=False).tree(got, want, "")
    return found if isinstance(found, Agreement) else None


@dataclass(frozen=True, slots=True)
class _Comparison:
    """What holds for all leaves of one comparison."""

    allowed: Callable[[str], float]
    container: str
    name: Callable[[str], Message]
    told: bool = True
    """Whether what differs in values is described."""

    def tree(self, got: Any, want: Any, path: str) -> Difference | Agreement:
        if isinstance(want, dict):
            return self.mapping(got, want, path)
        if isinstance(want, (list, tuple)):
            return self.sequence(got, want, path)
        want_array = number(want)
        if want_array is None:
            return self.text(got, want, path)
        difference = self.kind(got, want, want_array, path)
        if difference:
            return difference
        got_array = number(got)
        assert got_array is not None
        if want_array.dtype.kind not in "fc":
            return self.exact(got_array, want_array, path)
        return self.floats(got_array, want_array, path)

    # ------------------------------------------------------------------ parts

    def mapping(self, got: Any, want: Mapping[Any, Any], path: str) -> Difference | Agreement:
        if not isinstance(got, dict):
            return self.wrong_type(path, got, want)
        missing = tuple(f"`{key}`" for key in want if key not in got)
        if missing:
            have = tuple(f"`{str(key)[:40]}`" for key in list(got)[:8])
            message = Message(
                "{output} lacks {names}; it has {have}",
                output=self.name(path),
                names=missing,
                have=have or Message("nothing"),
            )
            return Difference("type", message, path=path)
        surplus = tuple(f"`{key}`" for key in got if key not in want and not isinstance(key, str))
        if surplus:  # a name more is a remark; numbers are data, and all of them count
            message = Message(
                "{output} has the keys {names}, which do not belong there",
                output=self.name(path),
                names=surplus[:8],
            )
            return Difference("type", message, path=path)
        pairs = [(f'["{k}"]' if isinstance(k, str) else f"[{k}]", got[k], want[k]) for k in want]
        return self.parts(pairs, path)

    def sequence(self, got: Any, want: Any, path: str) -> Difference | Agreement:
        row = isinstance(got, Array) and got.data.ndim >= 1  # it unpacks like a tuple
        parts = got.data if row else got
        fits = isinstance(got, list | tuple) or (row and len(parts) == len(want))
        if not fits:
            return self.wrong_type(path, got, want)
        if len(parts) != len(want):
            output = self.name(path)
            message = Message(
                "{output} has {n} parts, expected {want}",
                output=output,
                n=len(parts),
                want=expected(len(want)),
                without=Message("{output} has {n} parts", output=output, n=len(parts)),
            )
            return Difference("shape", message, path=path)
        if row:
            got = [Array(part, got.dtype, got.container, got.device) for part in parts]
        pairs = [(f"[{i}]", g, w) for i, (g, w) in enumerate(zip(got, want, strict=True))]
        return self.parts(pairs, path)

    def parts(self, pairs: list[tuple[str, Any, Any]], path: str) -> Difference | Agreement:
        closest = Agreement()
        for key, got, want in pairs:
            found = self.tree(got, want, path + key)
            if isinstance(found, Difference):
                return found
            if found.error * closest.allowed >= closest.error * found.allowed:
                closest = found
        return closest

    def text(self, got: Any, want: Any, path: str) -> Difference | Agreement:
        if type(got) is not type(want):
            return self.wrong_type(path, got, want)
        if got == want:
            return Agreement()
        output = self.name(path)
        line = _is(output, repr(str(got)[:60]), repr(str(want)[:60]))
        message = Message("{output}: the text differs", output=output)
        return Difference("values", message, (line,), path=path)

    # ------------------------------------------------------------------ kinds

    def kind(self, got: Any, want: Any, want_array: Float, path: str) -> Difference | None:
        got_array = number(got)
        if got_array is None:
            return self.wrong_type(path, got, want)
        wanted = self.container
        if wanted and isinstance(got, Array) and want_array.ndim and got.container != wanted:
            message = _is(self.name(path), _container(got.container), _container(wanted))
            return Difference("type", message, path=path)
        if got_array.shape != want_array.shape:
            output, shape = self.name(path), str(got_array.shape)
            message = Message(
                "{output} has shape {got}, expected {want}",
                output=output,
                got=shape,
                want=expected(str(want_array.shape)),
                without=Message("{output} has shape {got}", output=output, got=shape),
            )
            return Difference("shape", message, path=path)
        if not _kinds_match(got_array, want_array):
            dtype = got.dtype if isinstance(got, Array) else type(got).__name__
            output = self.name(path)
            message = Message(
                "{output} holds `{dtype}`, expected {want}",
                output=output,
                dtype=dtype,
                want=expected(_numbers(want_array.dtype.kind)),
                without=Message("{output} holds `{dtype}`", output=output, dtype=dtype),
            )
            return Difference("dtype", message, path=path)
        return None

    def wrong_type(self, path: str, got: Any, want: Any) -> Difference:
        return Difference("type", _is(self.name(path), _kind(got), _kind(want)), path=path)

    # ------------------------------------------------------------------ values

    def floats(self, got: Float, want: Float, path: str) -> Difference | Agreement:
        with np.errstate(all="ignore"):
            error = np.abs(got.astype(want.dtype) - want)
        allowed, worst = self.allowed(path), float(error.max(initial=0.0))
        if worst <= allowed and math.isfinite(worst):  # the usual case
            return Agreement(worst, allowed)
        if math.isfinite(worst) and not self.told:
            return _DIFFERS
        error = np.where(got == want, 0, error)  # equal infinities
        error = np.where(np.isnan(got) & np.isnan(want), 0, error)
        lost = ~np.isfinite(got) & np.isfinite(want)
        if lost.any():
            return self.not_finite(got, want, lost, path)
        bad = ~(error <= allowed)
        size = np.where(np.isnan(error), np.inf, error)
        worst = float(np.max(size, initial=0.0))
        if not bad.any():
            return Agreement(worst, allowed)
        index = np.unravel_index(int(np.argmax(size)), error.shape)
        line = _is(self.name(path + _at(index)), *_apart(got[index], want[index]))
        map_ = error_map(size, allowed)
        lines, at = (line, *_which(bad)), tuple(map(int, index))
        message = self.count(bad, path)
        return Difference("values", message, lines, map_, worst, allowed, path, bad, at)

    def exact(self, got: Float, want: Float, path: str) -> Difference | Agreement:
        bad = np.asarray(got != want)
        if not bad.any():
            return Agreement()
        if not self.told:
            return _DIFFERS
        index = np.unravel_index(int(np.argmax(bad)), bad.shape)
        line = _is(self.name(path + _at(index)), _show(got[index]), _show(want[index]))
        lines = (line, *_which(bad))
        message, at = self.count(bad, path), tuple(map(int, index))
        return Difference("values", message, lines, "", float("inf"), 0.0, path, bad, at)

    def not_finite(self, got: Float, want: Float, lost: Any, path: str) -> Difference:
        what = Message("NaN or infinite")
        if np.isnan(got[lost]).all():
            what = Message("NaN")
        elif np.isinf(got[lost]).all():
            what = Message("infinite")
        index = np.unravel_index(int(np.argmax(lost)), lost.shape)
        message = Message("{output} is {got}", output=self.name(path), got=what)
        if lost.size > 1:
            message = Message(
                "{output}: {bad} of {all} entries are {what}",
                output=self.name(path),
                bad=int(lost.sum()),
                all=lost.size,
                what=what,
            )
        line = _is(self.name(path + _at(index)), _show(got[index]), _show(want[index]))
        lines = (line, *_which(lost))
        at = tuple(map(int, index))
        return Difference("finite", message, lines, "", float("inf"), 0.0, path, lost, at)

    def count(self, bad: Any, path: str) -> Message:
        if bad.size <= 1:
            return Message("{output}: the value differs", output=self.name(path))
        return Message(
            "{output}: {bad} of {all} entries differ",
            output=self.name(path),
            bad=int(bad.sum()),
            all=bad.size,
        )


def _is(output: Message, got: str, want: str) -> Message:
    return Message(
        "{output} is {got}, expected {want}",
        output=output,
        got=got,
        want=expected(want),
        without=Message("{output} is {got}", output=output, got=got),
    )


# --------------------------------------------------------------------------- kinds


def _kinds_match(got: Float, want: Float) -> bool:
    """Floats for floats, integers for integers; a Python number may stand for either."""
    a, b = got.dtype.kind.replace("u", "i"), want.dtype.kind.replace("u", "i")
    return a == b or (got.ndim == 0 and {a, b} == {"i", "f"})


def _numbers(kind: str) -> Message:
    names = {
        "f": Message("floats"),
        "i": Message("integers"),
        "u": Message("integers"),
        "b": Message("booleans"),
        "c": Message("complex numbers"),
    }
    return names.get(kind) or Message("numbers")


def _container(kind: str) -> Message:
    names = {"ndarray": Message("a NumPy array"), "tensor": Message("a torch tensor")}
    return names.get(kind) or Message("a number")


def _kind(value: Any) -> Message:
    if value is None:
        return verbatim("`None`")
    if isinstance(value, (Array, np.ndarray, np.generic)):
        array = number(value)
        assert array is not None
        if array.ndim:
            return Message("an array of shape {shape}", shape=str(array.shape))
        return Message("a number")
    names = {
        dict: Message("a dict"),
        list: Message("a list"),
        tuple: Message("a tuple"),
        str: Message("text"),
        bool: Message("a boolean"),
    }
    return names.get(type(value)) or Message("a number")


# --------------------------------------------------------------------------- values


def _at(index: tuple[Any, ...]) -> str:
    return f"[{', '.join(str(int(i)) for i in index)}]" if index else ""


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


def _which(bad: Any) -> tuple[Message, ...]:
    """Say which rows (all but the last axis, if 2-D) are touched, else which columns."""
    if bad.ndim != 2 or bad.shape[0] < 2 or bad.size > 10_000:
        return ()
    rows, columns = bad.any(axis=1), bad.any(axis=0)
    if rows.any() and not rows.all():
        n, differ = int(rows.sum()), _ranges(np.flatnonzero(rows))
        m, agree = int((~rows).sum()), _ranges(np.flatnonzero(~rows))
        wrong = plural("row {ranges} differs", "rows {ranges} differ", n, ranges=differ)
        right = plural("row {ranges} agrees", "rows {ranges} agree", m, ranges=agree)
        return (Message("{wrong}, {right}", wrong=wrong, right=right),)
    if columns.any() and not columns.all():
        n, differ = int(columns.sum()), _ranges(np.flatnonzero(columns))
        m, agree = int((~columns).sum()), _ranges(np.flatnonzero(~columns))
        wrong = plural("column {ranges} differs", "columns {ranges} differ", n, ranges=differ)
        right = plural("column {ranges} agrees", "columns {ranges} agree", m, ranges=agree)
        return (Message("{wrong}, {right}", wrong=wrong, right=right),)
    return ()


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
