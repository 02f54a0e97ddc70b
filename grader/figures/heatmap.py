"""A heat map: yours, expected and their difference, a number in every cell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from grader.figures import Needs, Side
from grader.figures._numbers import differ, grid, real, short
from grader.figures._svg import CHARACTER, drawing, panels, path, shape, text
from grader.messages import Language, Message, expected
from grader.model import Field, Figure, Grid

KIND = "heatmap"
FIELDS = (Field("of", "expression", "the array that is shown, of the result `out`", default="out"),)
NAMES: tuple[str, ...] = ()
NEEDS: Needs = {}
ROWS, COLUMNS = 8, 8
"""Of an array that are shown: those around the largest difference, in the last two axes."""

_TALL, _TOP = 24, 26
_DEEPEST = 0.8
"""How opaque the ground of the largest number is."""


def gather(
    options: Mapping[str, Any], yours: Side, wanted: Side, allowed: float | None
) -> Figure | None:
    """Return the numbers around the largest difference; None where nothing differs."""
    mine, right = real(yours.of(options["of"])), real(wanted.of(options["of"]))
    if mine is None or right is None or not (mine.ndim and right.ndim and mine.size and right.size):
        return None
    if mine.shape != right.shape:
        return _apart(mine, right)
    off = differ(mine, right, allowed)
    if not off.any():
        return None
    with np.errstate(all="ignore"):
        size = np.where(off, np.nan_to_num(np.abs(mine - right), nan=np.inf), -1.0)
        apart = mine - right
    at = tuple(int(i) for i in np.unravel_index(int(size.argmax()), size.shape))
    window, rows, columns, part = _window(mine.shape, at)
    return Figure(
        "heatmap",
        Message(
            "{n} of {of} entries differ, most at {place}: {got}, expected {want}",
            n=int(off.sum()),
            of=off.size,
            place=str(list(at)),
            got=short(mine[at]),
            want=expected(short(right[at])),
            without=Message("at {place} it is {got}", place=str(list(at)), got=short(mine[at])),
        ),
        given={"rows": (tuple(map(float, rows)),), "columns": (tuple(map(float, columns)),)},
        yours={"values": grid(window(mine))},
        expected={
            "values": grid(window(right)),
            "difference": grid(window(apart)),
            "off": grid(window(off.astype(np.float64))),
        },
        part=part,
        shape=str(mine.shape),
    )


def _apart(mine: Any, right: Any) -> Figure:
    """Return the beginnings of two arrays that have not one shape."""
    window, rows, columns, part = _window(mine.shape, (0,) * mine.ndim)
    other, *_ = _window(right.shape, (0,) * right.ndim)
    return Figure(
        "heatmap",
        Message(
            "yours has shape {got}, expected {want}",
            got=str(mine.shape),
            want=expected(str(right.shape)),
            without=Message("yours has shape {got}", got=str(mine.shape)),
        ),
        given={"rows": (tuple(map(float, rows)),), "columns": (tuple(map(float, columns)),)},
        yours={"values": grid(window(mine))},
        expected={"values": grid(other(right))},
        part=part,
        shape=str(mine.shape),
    )


def _window(shape_: tuple[int, ...], at: tuple[int, ...]) -> Any:
    """Return what cuts the cells around `at` out, their rows and columns, and how it is written."""
    tall = shape_[-2] if len(shape_) > 1 else 1
    rows = _around(tall, at[-2] if len(at) > 1 else 0, ROWS)
    columns = _around(shape_[-1], at[-1], COLUMNS)

    def window(array: Any) -> Any:
        plane = array[at[:-2]].reshape((tall, shape_[-1]))
        return plane[rows.start : rows.stop, columns.start : columns.stop]

    ranges = ((rows, tall), (columns, shape_[-1]))[-len(shape_) :]
    cut = [":" if len(r) == n else f"{r.start}:{r.stop}" for r, n in ranges]
    written = [*map(str, at[:-2]), *cut]
    part = f"[{', '.join(written)}]" if set(written) != {":"} else ""
    return window, rows, columns, part


def _around(size: int, at: int, most: int) -> range:
    first = max(0, min(at - most // 2, size - most))
    return range(first, min(size, first + most))


# ----------------------------------------------------------------------------- drawing


def svg(figure: Figure, tr: Language) -> str:
    """Return up to three maps: yours, expected, and the difference."""
    mine, right = figure.yours["values"], figure.expected.get("values", ())
    off = figure.expected.get("off", ())
    most = _largest((*mine, *right))
    drawn = [_map(figure, tr("yours") + figure.part, mine, most, off)]
    if right:
        drawn.append(_map(figure, tr("expected") + figure.part, right, most, ()))
    if apart := figure.expected.get("difference", ()):
        most = _largest(apart)
        drawn.append(_map(figure, tr("difference"), apart, most, off))
    return panels(drawn)


def _largest(values: Grid) -> float:
    return max((abs(v) for row in values for v in row if abs(v) < np.inf), default=0.0)


def legend(figure: Figure, tr: Language) -> str:
    """Return what the marks mean."""
    if not figure.expected.get("off"):
        return ""
    return tr("outlined, with a dot: differs by more than is allowed; orange above 0, blue below")


def _map(figure: Figure, title: str, values: Grid, most: float, off: Grid) -> str:
    """Return one map; cells that are `off` have an outline and a dot in the corner."""
    written = [[_cell(value) for value in row] for row in values]
    longest = max(len(cell) for row in written for cell in row)
    wide = max(44.0, CHARACTER * longest + 14)
    left = 8 + CHARACTER * max(len(_index(figure, "rows", r)) for r in range(len(values)))
    parts = [text(0, 12, title, kind="title")]
    for c in range(len(values[0])):
        middle = left + wide * (c + 0.5)
        parts.append(text(middle, _TOP + 12, _index(figure, "columns", c), "middle", "quiet"))
    for r, row in enumerate(values):
        y = _TOP + 18.0 + _TALL * r
        parts.append(text(left - 6, y + 16, _index(figure, "rows", r), "end", "quiet"))
        for c, value in enumerate(row):
            x = left + wide * c
            parts.append(_ground(x, y, wide, value, most))
            parts.append(text(x + wide / 2, y + 16, written[r][c], "middle"))
            if off and off[r][c]:
                inner = f"M{x + 2} {y + 2}H{x + wide - 2}V{y + _TALL - 2}H{x + 2}Z"
                parts += [path(inner, "off"), path(shape("ring", x + 6, y + 6, 1.5), "dot")]
    width = max(left + wide * len(values[0]) + 1, 8.0 * len(title))
    return drawing(width, _TOP + 20 + _TALL * len(values), title, parts)


def _index(figure: Figure, axis: str, place: int) -> str:
    """Return the index of a row or column; an expected array may have more of them than yours."""
    known = figure.given[axis][0]
    return f"{known[place]:.0f}" if place < len(known) else str(place)


def _ground(x: float, y: float, wide: float, value: float, most: float) -> str:
    """Return the ground of a cell: of what is no finite number, an empty one with dashes."""
    kind = "warm" if value > 0 else "cold"
    if not abs(value) < np.inf:
        kind, depth = "odd", 0.0
    else:
        depth = _DEEPEST * abs(value) / most if most else 0.0
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{_TALL}"'
        f' fill-opacity="{depth:.2f}"/>'
    )


def _cell(value: float) -> str:
    written = f"{value:.2g}" if abs(value) < 10 else f"{value:.3g}"
    return written.replace("e+0", "e").replace("e-0", "e-").replace("-", "−")
