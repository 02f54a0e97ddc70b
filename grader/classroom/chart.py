"""Two charts as inline SVG: a histogram of scores and bars of shares.

Every bar carries its number as text, so that nothing is told by colour or length alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from grader.messages import Language

_WIDTH, _HEIGHT = 440, 190
"""Narrow, so that the numbers can be read on a phone, too."""
_LEFT, _TOP, _BOTTOM = 8, 22, 24


def histogram(counts: Sequence[int], label: str) -> str:
    """Return a histogram of scores, in equal bins from 0 to 100 per cent."""
    most = max(counts, default=0) or 1
    step = (_WIDTH - 2 * _LEFT) / len(counts)
    room = _HEIGHT - _TOP - _BOTTOM
    floor = _HEIGHT - _BOTTOM
    parts = [_open(_HEIGHT, label)]
    for place, count in enumerate(counts):
        x, tall = _LEFT + place * step, room * count / most
        if count:
            parts.append(
                f'<rect class="bar" x="{x + 2:.1f}" y="{floor - tall:.1f}"'
                f' width="{step - 4:.1f}" height="{tall:.1f}"/>'
            )
            parts.append(_text(x + step / 2, floor - tall - 5, str(count), "middle"))
        low = 100 * place // len(counts)
        high = 100 * (place + 1) // len(counts)
        parts.append(_text(x + step / 2, _HEIGHT - 8, f"{low}–{high}", "middle"))
    parts.append(
        f'<line class="axis" x1="{_LEFT}" x2="{_WIDTH - _LEFT}" y1="{floor}" y2="{floor}"/></svg>'
    )
    return "".join(parts)


def bars(rows: Sequence[tuple[str, int, int]], label: str, tr: Language) -> str:
    """Return one bar per `(name, count, of)`."""
    name_width = 160
    room = _WIDTH - name_width - 110
    height = 24 * len(rows) + 4
    parts = [_open(height, label)]
    for place, (name, count, total) in enumerate(rows):
        y = 24 * place + 4
        share = count / total if total else 0.0
        shown = name if len(name) <= 24 else f"{name[:23]}…"
        parts.append(_text(name_width - 8, y + 13, shown, "end"))
        parts.append(
            f'<rect class="bar" x="{name_width}" y="{y}"'
            f' width="{max(room * share, 1 if count else 0):.1f}" height="17"/>'
        )
        said = tr("{n} of {of} ({share:.0f} %)", n=count, of=total, share=100 * share)
        parts.append(_text(name_width + room * share + 6, y + 13, said, "start"))
    parts.append("</svg>")
    return "".join(parts)


def _open(height: int, label: str) -> str:
    return (
        f'<svg role="img" aria-label="{escape(label)}" viewBox="0 0 {_WIDTH} {height}"'
        f' width="{_WIDTH}" height="{height}" xmlns="http://www.w3.org/2000/svg">'
    )


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'
