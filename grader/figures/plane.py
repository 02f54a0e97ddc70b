"""A plane with points: the boundary where a score is 0, margins and support vectors, twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from grader.figures import Needs, Side
from grader.figures._numbers import LARGEST, Floats, grid, real, short, vector
from grader.figures._svg import drawing, panels, path, shape, text
from grader.messages import Language, Message, expected
from grader.model import Field, Figure, Grid

KIND = "plane"
FIELDS = (
    Field("points", "expression", "the points (n, 2); others are not drawn", default="X"),
    Field("labels", "expression", "their labels (n,), -1 and +1", default="y"),
    Field(
        "score",
        "expression",
        "the score of every row of `plane` (m, 2), 0 on the boundary: `plane @ out.w + out.b`",
        required=True,
    ),
    Field("margin", "expression", "the score on the margins, on both sides; none if absent"),
    Field("support", "expression", "which points are support vectors (n,), bool; none if absent"),
)
NAMES = ("plane",)
NEEDS: Needs = {}
POINTS = 60
"""That are drawn, the first of them."""
SIDE = 17
"""Rows and columns of the grid on which a score is known."""

_WIDTH, _EDGE = 300.0, 14.0


def gather(
    options: Mapping[str, Any], yours: Side, wanted: Side, allowed: float | None
) -> Figure | None:
    """Return points, scores and support vectors; None where there is nothing to see."""
    points = real(wanted.of(options["points"]))
    if points is None or points.ndim != 2 or points.shape[1] != 2 or not len(points):
        return None
    labels = vector(wanted.of(options["labels"]), len(points))
    if labels is None or not (np.abs(points) < LARGEST).all():
        return None
    box, plane = _plane(points)
    mine, right = (_side(options, side, points, plane, labels) for side in (yours, wanted))
    if not mine or not right or all(mine[key] == right[key] for key in right):
        return None
    said = _says(mine, right, len(points))
    for side in (mine, right):
        side.update(
            {name: (side[name][0][:POINTS],) for name in ("wrong", "support") if name in side}
        )
    return Figure(
        "plane",
        said,
        given={"box": (box,), "points": grid(points[:POINTS]), "labels": grid(labels[:POINTS])},
        yours=mine,
        expected=right,
        part=f"[:{POINTS}]" if len(points) > POINTS else "",
        shape=str(points.shape),
    )


def _plane(points: Floats) -> tuple[tuple[float, ...], Floats]:
    """Return the square around all points, as `(left, bottom, side)`, and a grid on it."""
    low, high = points.min(0), points.max(0)
    side = float(1.25 * max(*(high - low), 1e-3 * max(np.abs(points).max(), 1e-9)))
    left, bottom = ((low + high) / 2 - side / 2).tolist()
    x, y = np.meshgrid(
        np.linspace(left, left + side, SIDE), np.linspace(bottom, bottom + side, SIDE)
    )
    return (left, bottom, side), np.stack([x.ravel(), y.ravel()], axis=1)


def _side(
    options: Mapping[str, Any], side: Side, points: Floats, plane: Floats, labels: Floats
) -> dict[str, Grid]:
    """Return what one result makes of the plane; nothing where it says nothing of it."""
    score = vector(side.of(options["score"], plane=plane), len(plane))
    own = vector(side.of(options["score"], plane=points), len(points))
    if score is None or own is None:
        return {}
    found = {"score": grid(score.reshape(SIDE, SIDE))}
    found["wrong"] = grid(((own > 0) != (labels > 0)).astype(np.float64))
    for name in ("margin", "support"):
        if options[name] is not None:
            size = len(points) if name == "support" else 1
            value = vector(side.of(options[name], plane=plane), size)
            if value is None:
                return {}
            found[name] = grid(value)
    return found


def _says(mine: Mapping[str, Grid], right: Mapping[str, Grid], count: int) -> Message:
    said = Message(
        "your boundary has {n} of {of} points on the wrong side, expected {want}",
        n=_count(mine["wrong"]),
        of=count,
        want=expected(_count(right["wrong"])),
        without=Message(
            "your boundary has {n} of {of} points on the wrong side",
            n=_count(mine["wrong"]),
            of=count,
        ),
    )
    for name, template in _FURTHER.items():
        if name in mine:
            got, want = (
                short(side[name][0][0]) if name == "margin" else str(_count(side[name]))
                for side in (mine, right)
            )
            if got != want:
                said = Message("{first}; {then}", first=said, then=template(got, want))
    return said


def _support(got: str, want: str) -> Message:
    return Message(
        "{n} support vectors, expected {want}",
        n=got,
        want=expected(want),
        without=Message("{n} support vectors", n=got),
    )


def _margin(got: str, want: str) -> Message:
    return Message(
        "a margin at {n}, expected {want}",
        n=got,
        want=expected(want),
        without=Message("a margin at {n}", n=got),
    )


_FURTHER = {"margin": _margin, "support": _support}


def _count(marks: Grid) -> int:
    return sum(value > 0 for value in marks[0])


# ----------------------------------------------------------------------------- drawing


def svg(figure: Figure, tr: Language) -> str:
    """Return the plane as yours has it, and as it should be."""
    sides = ((tr("yours"), figure.yours), (tr("expected"), figure.expected))
    return panels(_panel(figure, title, side) for title, side in sides if side)


def legend(figure: Figure, tr: Language) -> str:
    """Return what the marks mean."""
    said = [tr("+ and ○: the two labels; ×: on the wrong side; line: boundary")]
    if "margin" in figure.yours:
        said.append(tr("dashed: margins"))
    if "support" in figure.yours:
        said.append(tr("squares: support vectors"))
    if figure.part:
        said.append(tr("the first {n} points", n=len(figure.given["points"])))
    return " · ".join(said)


def _panel(figure: Figure, title: str, side: Mapping[str, Grid]) -> str:
    left, bottom, size = figure.given["box"][0]

    def place(x: float, y: float) -> tuple[float, float]:
        return (x - left) / size * _WIDTH, _EDGE + 8 + _WIDTH - (y - bottom) / size * _WIDTH

    frame = f"M0.5 {_EDGE + 8}H{_WIDTH - 0.5}V{_EDGE + 8 + _WIDTH}H0.5Z"
    parts = [text(0, 12, title, kind="title"), path(frame, "frame")]
    margin = side["margin"][0][0] if "margin" in side else None
    for level in () if margin is None or not abs(margin) < np.inf else (margin, -margin):
        parts.append(path(_contour(side["score"], level), "margin"))
    parts.append(path(_contour(side["score"], 0.0), "boundary"))
    marks = {"warm-mark": "", "cold-mark": "", "ring": "", "wrong": ""}
    for n, (x, y) in enumerate(figure.given["points"]):
        at = place(x, y)
        positive = figure.given["labels"][0][n] > 0
        marks["warm-mark" if positive else "cold-mark"] += shape("plus" if positive else "o", *at)
        if "support" in side and side["support"][0][n] > 0:
            marks["ring"] += shape("square", *at, 7.5)
        if side["wrong"][0][n] > 0:
            marks["wrong"] += shape("cross", *at, 6.5)
    parts += [path(steps, kind) for kind, steps in marks.items()]
    floor = _EDGE + 8 + _WIDTH + 14
    parts.append(text(0, floor, f"x₁ {short(left)} … {short(left + size)}", kind="quiet"))
    above = f"x₂ {short(bottom)} … {short(bottom + size)}"
    parts.append(text(_WIDTH, floor, above, "end", kind="quiet"))
    return drawing(_WIDTH, floor + 6, title, parts)


def _contour(score: Grid, level: float) -> str:
    """Return the steps of the lines on which a score has one value: marching squares."""
    cell = _WIDTH / (len(score) - 1)
    pieces = []
    for r in range(len(score) - 1):
        for c in range(len(score[r]) - 1):
            corners = [score[r][c], score[r][c + 1], score[r + 1][c + 1], score[r + 1][c]]
            crossed = [
                f"{(c + x) * cell:.1f} {_EDGE + 8 + _WIDTH - (r + y) * cell:.1f}"
                for x, y in _crossings([value - level for value in corners])
            ]
            pieces += [[a, b] for a, b in zip(crossed[::2], crossed[1::2], strict=False)]
    return "".join(f"M{'L'.join(line)}" for line in _joined(pieces))


def _joined(pieces: list[list[str]]) -> list[list[str]]:
    """Return pieces that meet as one line, so that dashes run through."""
    lines: list[list[str]] = []
    for piece in pieces:
        for line in [line for line in lines if {line[0], line[-1]} & {piece[0], piece[-1]}]:
            lines.remove(line)
            if line[0] in (piece[0], piece[-1]):
                line.reverse()
            if piece[0] != line[-1]:
                piece = piece[::-1]
            piece = [*line, *piece[1:]]
        lines.append(piece)
    return lines


_CORNERS = ((0, 0), (1, 0), (1, 1), (0, 1))


def _crossings(corners: list[float]) -> Iterator[tuple[float, float]]:
    """Yield where the sides of a square cross 0, around it."""
    for n, a in enumerate(corners):
        b = corners[(n + 1) % 4]
        if (a < 0) != (b < 0) and abs(a) < np.inf and abs(b) < np.inf:
            share = a / (a - b)
            (x, y), (u, v) = _CORNERS[n], _CORNERS[(n + 1) % 4]
            yield x + share * (u - x), y + share * (v - y)
