"""Feedback as one HTML page: no script, no outside resource, everything escaped."""

from __future__ import annotations

from html import escape

from grader.model import Status
from grader.page import page
from grader.reports import Audience, Display, Row, View
from grader.reports._feedback import failure, mistakes
from grader.text import number

KIND = "html"
AUDIENCE = Audience.STUDENT
_GLYPHS = {Status.PASS: "✓", Status.BLOCKED: "–"}


def render(view: View, options: Display) -> str:
    """Return the page."""
    return page(view.title, body(view), view.tr)


def body(view: View) -> str:
    """Return what stands between the tags of `main`."""
    tr = view.tr
    verdict = f"<strong>{escape(view.verdict)}</strong>"
    parts = [f"<h1>{escape(view.title)}</h1>"]
    score = tr("{label}: {text}", label=verdict, text=escape(view.points))
    parts.append(f"<p>{score}</p>")
    parts.append("<table><tbody>" + "".join(map(_row, view.rows)) + "</tbody></table>")
    for title, text in mistakes(view):
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
        parts.append(f"<section><h2>{escape(title)}</h2>{paragraphs}</section>")
    if shown := failure(view):
        lines = escape("\n".join(shown[1:]))
        block = f"<pre>{lines}</pre>" if lines else ""
        parts.append(f"<section><h2>{escape(shown[0])}</h2>{block}</section>")
    if view.notes:
        parts.append(f"<ul>{''.join(f'<li>{escape(note)}</li>' for note in view.notes)}</ul>")
    if view.printed.lines:
        printed = escape("\n".join(view.printed.lines))
        label = escape(tr("your code printed:"))
        parts.append(f"<p>{label}</p><pre>{printed}</pre>")
    isolation = escape(tr("isolation: {isolation}", isolation=view.isolation))
    parts.append(f'<p class="faint">{isolation}</p>')
    if origin := str(view.report.origin):
        said = escape(tr("content: {origin}", origin=origin))
        parts.append(f'<p class="faint">{said}</p>')
    return "\n".join(parts)


def _row(row: Row) -> str:
    points = f"{number(row.points)}/{number(row.max_points)}" if row.max_points else ""
    cells = (_GLYPHS.get(row.status, "✗"), row.check, points, row.text)
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
