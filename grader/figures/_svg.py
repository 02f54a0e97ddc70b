"""What all pictures are drawn with: one SVG, no script, no reference, colours by class only."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})
"""As in `html.escape`, whose module takes long to import: a check reads the fields of a figure."""

CHARACTER = 7.0
"""Units of a digit, at 12 units a line."""


def drawing(width: float, height: float, label: str, parts: Iterable[str]) -> str:
    """Return an SVG of its natural size; `label` says what is on it."""
    said = label.translate(_ESCAPES)
    return (
        f'<svg role="img" aria-label="{said}" viewBox="0 0 {width:.0f} {height:.0f}"'
        f' width="{width:.0f}" height="{height:.0f}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{said}</title>{''.join(parts)}</svg>"
    )


def text(x: float, y: float, said: str, anchor: str = "start", kind: str = "") -> str:
    """Return a line of text; `kind` is a class."""
    own = f' class="{kind}"' if kind else ""
    inside = said.translate(_ESCAPES)
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{own}>{inside}</text>'


def path(steps: str, kind: str) -> str:
    """Return a line or an outline."""
    return f'<path class="{kind}" d="{steps}"/>' if steps else ""


def shape(glyph: str, x: float, y: float, size: float = 4.0) -> str:
    """Return the steps of a small mark around a point: a cross, a plus, a square or a ring."""
    if not (isfinite(x) and isfinite(y)):
        return ""
    a, b, c, d = (f"{v:.1f}" for v in (x - size, x + size, y - size, y + size))
    m, n = f"{x:.1f}", f"{y:.1f}"
    if glyph == "cross":
        return f"M{a} {c}L{b} {d}M{a} {d}L{b} {c}"
    if glyph == "plus":
        return f"M{a} {n}L{b} {n}M{m} {c}L{m} {d}"
    if glyph == "square":
        return f"M{a} {c}L{b} {c}L{b} {d}L{a} {d}Z"
    return f"M{a} {n}A{size} {size} 0 1 0 {b} {n}A{size} {size} 0 1 0 {a} {n}Z"


def panels(drawn: Iterable[str]) -> str:
    """Return drawings beside each other, below where there is no room; each scrolls by itself."""
    return "".join(f'<div class="panel">{one}</div>' for one in drawn)
