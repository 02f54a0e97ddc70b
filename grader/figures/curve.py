"""A curve, yours and expected: a schedule, a loss, a cost; or marks on a curve that is given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from typing import Any

import numpy as np

from grader.figures import Needs, Side
from grader.figures._numbers import Floats, differ, grid, short, vector
from grader.figures._svg import drawing, panels, path, shape, text
from grader.messages import Language, Message, expected
from grader.model import Field, Figure

KIND = "curve"
FIELDS = (
    Field("of", "expression", "the values of the curve, of the result `out`", default="out"),
    Field("x", "expression", "where each of them is; 0, 1, 2 and so on if absent"),
    Field(
        "along",
        "name",
        "an input that takes every value of `x`: the function is called for each, and `of` is one "
        "number of each result",
        default="",
    ),
    Field("marks", "expression", "positions that the result points at, on a curve that is given"),
)
NAMES: tuple[str, ...] = ()
NEEDS: Needs = {
    "along": ("x", Message("`x` says which values the input takes")),
    "marks": ("of", Message("`of` says on which given curve they are, as in `of: scores`")),
}
POINTS = 48
"""Of a curve that are drawn, the first of them."""

_WIDTH, _HEIGHT, _TOP, _LEFT, _RIGHT = 320.0, 230.0, 30.0, 10.0, 310.0
_FLOOR = 205.0


def gather(
    options: Mapping[str, Any], yours: Side, wanted: Side, allowed: float | None
) -> Figure | None:
    """Return the points of both curves; None where nothing differs."""
    x = None if options["x"] is None else vector(wanted.of(options["x"]))
    if options["along"] and x is not None:
        values = wanted.of(options["x"])[:POINTS]
        mine, right = (_along(options, side, values) for side in (yours, wanted))
    else:
        mine, right = (vector(side.of(options["of"])) for side in (yours, wanted))
    if mine is None or right is None or (x is not None and x.size < right.size):
        return None
    x = np.arange(right.size, dtype=np.float64) if x is None else x
    if options["marks"] is not None:
        return _marked(options["marks"], yours, wanted, x, right)
    if mine.size != right.size:
        return None
    off = differ(mine, right, None if options["along"] else allowed)
    if not off.any():
        return None
    with np.errstate(all="ignore"):
        size = np.where(off, np.nan_to_num(np.abs(mine - right), nan=np.inf), -1.0)
    at = int(size.argmax())
    told = {"n": int(off.sum()), "of": off.size, "x": short(x[at]), "got": short(mine[at])}
    without = Message("at {x} your curve has {got}", x=told["x"], got=told["got"])
    said = Message(
        "{n} of {of} points differ, most at {x}: yours {got}, expected {want}",
        want=expected(short(right[at])),
        without=without,
        **told,
    )
    return _figure(said, x, {"y": mine}, {"y": right})


def _along(options: Mapping[str, Any], side: Side, values: Any) -> Floats | None:
    """Return one number for each value of the input that changes."""
    found = []
    for value in np.asarray(values).tolist():
        one = vector(side.changed(options["along"], value).of(options["of"]), 1)
        if one is None:
            return None
        found.append(one[0])
    return np.array(found)


def _marked(marks: Any, yours: Side, wanted: Side, x: Floats, y: Floats) -> Figure | None:
    mine, right = vector(yours.of(marks)), vector(wanted.of(marks))
    if mine is None or right is None or mine.size > POINTS or np.array_equal(mine, right):
        return None
    got = ", ".join(map(short, mine))
    said = Message(
        "yours points at {got}, expected {want}",
        got=got,
        want=expected(", ".join(map(short, right))),
        without=Message("yours points at {got}", got=got),
    )
    return _figure(said, x, {"marks": mine}, {"marks": right}, y=y)


def _figure(
    said: Message,
    x: Floats,
    mine: Mapping[str, Floats],
    right: Mapping[str, Floats],
    **more: Floats,
) -> Figure:
    count = x.size
    return Figure(
        "curve",
        said,
        given={name: grid(values[:POINTS]) for name, values in {"x": x, **more}.items()},
        yours={name: grid(values[:POINTS]) for name, values in mine.items()},
        expected={name: grid(values[:POINTS]) for name, values in right.items()},
        part=f"[:{POINTS}]" if count > POINTS else "",
        shape=f"({count},)",
    )


# ----------------------------------------------------------------------------- drawing


def svg(figure: Figure, tr: Language) -> str:
    """Return one drawing with both curves, or with the marks on the one that is given."""
    sides = [
        ("yours", "ring", tr("yours"), figure.yours),
        ("theirs", "square", tr("expected"), figure.expected),
    ]
    sides = [side for side in sides if side[3]]
    curves = [s["y"][0] for *_, s in sides if "y" in s]
    curves += [figure.given["y"][0]] if "y" in figure.given else []
    scale = _Scale(figure.given["x"][0], curves)
    parts = list(scale.axes())
    if "y" in figure.given:
        parts += scale.curve(figure.given["y"][0], "line", "")
    left = 0.0
    for kind, glyph, name, side in sides:
        parts += [path(shape(glyph, left + 6, 8, 4), f"{kind} dots"), text(left + 16, 12, name)]
        left += 28 + 9 * len(name) + 7 * sum(ord(c) > 0x2E80 for c in name)
        if "y" in side:
            parts += scale.curve(side["y"][0], kind, glyph)
        for mark in side.get("marks", ((),))[0]:
            parts += scale.mark(mark, kind, glyph)
    return panels([drawing(_WIDTH, _HEIGHT, tr.of(figure.says), parts)])


def legend(figure: Figure, tr: Language) -> str:
    """Return what the marks mean."""
    said = [tr("circles and a solid line: yours")]
    if figure.expected:
        said.append(tr("squares and a dashed line: expected"))
    if figure.part:
        said.append(tr("the first {n} points", n=len(figure.given["x"][0])))
    return " · ".join(said)


class _Scale:
    """Where numbers are on the drawing."""

    def __init__(self, x: Sequence[float], curves: Sequence[Sequence[float]]) -> None:
        self.x = x
        self.low, self.high = _range(v for curve in curves for v in curve)
        self.first, self.last = _range(x)

    def across(self, x: float) -> float:
        return _LEFT + (x - self.first) / (self.last - self.first) * (_RIGHT - _LEFT)

    def up(self, y: float) -> float:
        share = (y - self.low) / (self.high - self.low)
        return _FLOOR - 8 - share * (_FLOOR - _TOP - 24)

    def axes(self) -> Iterator[str]:
        """Yield the floor, the range of both axes, and the line of 0 where it is inside."""
        yield path(f"M{_LEFT} {_FLOOR}H{_RIGHT}", "frame")
        if self.low < 0 < self.high:
            yield path(f"M{_LEFT} {self.up(0):.1f}H{_RIGHT}", "zero")
            yield text(_RIGHT, self.up(0) - 3, "0", "end", "quiet")
        yield text(_LEFT, _FLOOR + 15, f"x {short(self.first)}", kind="quiet")
        yield text(_RIGHT, _FLOOR + 15, short(self.last), "end", "quiet")
        yield text(_RIGHT, _TOP + 2, f"y {short(self.low)} … {short(self.high)}", "end", "quiet")

    def curve(self, y: Sequence[float], kind: str, glyph: str) -> list[str]:
        """Return a line, broken where a number is none, with a mark for every point."""
        steps, marks, odd, joined = "", "", list[str](), False
        for x, value in zip(self.x, y, strict=False):
            if not (isfinite(x) and isfinite(value)):
                joined = False
                if isfinite(x):
                    odd.append(text(self.across(x), _FLOOR - 3, f"{value:g}", "middle"))
                continue
            at = (self.across(x), self.up(value))
            steps += f"{'L' if joined else 'M'}{at[0]:.1f} {at[1]:.1f}"
            marks += shape(glyph, *at, 2.6 if glyph == "ring" else 4.0) if glyph else ""
            joined = True
        return [path(steps, kind), path(marks, f"{kind} dots"), *odd]

    def mark(self, x: float, kind: str, glyph: str) -> list[str]:
        """Return a line from top to floor at `x`, with a sign at its end."""
        if not (isfinite(x) and self.first <= x <= self.last):
            return []
        left, above = self.across(x), _TOP + (14 if glyph == "ring" else 24)
        steps = f"M{left:.1f} {above}V{_FLOOR}"
        return [path(steps, kind), path(shape(glyph, left, above), f"{kind} dots")]


def _range(values: Any) -> tuple[float, float]:
    """Return the smallest and the largest finite number, some distance apart."""
    finite = [value for value in values if isfinite(value)] or [0.0]
    low, high = min(finite), max(finite)
    return (low, high) if high > low else (low - 0.5 - abs(low) / 2, high + 0.5 + abs(high) / 2)
