"""Feedback as one HTML page: no script, no outside resource, everything escaped."""

from __future__ import annotations

from html import escape

from grader.model import Report, Status
from grader.reports import Situation
from grader.reports._feedback import failure, mistakes
from grader.reports._language import in_language
from grader.reports._page import page
from grader.reports._public import public
from grader.reports._rows import Row, rows, verdict
from grader.reports._words import words
from grader.text import number

KIND = "html"
_WORDS = {Status.PASS: "✓", Status.BLOCKED: "–"}


def render(
    report: Report,
    *,
    lang: str = "en",
    width: int = 80,
    color: bool = False,
    details: str = "full",
    situation: Situation | None = None,
    traceback: bool = False,
    quiet: bool = False,
) -> str:
    """Return the page."""
    title = report.title.get(lang)
    return page(title, body(report, lang, details, situation), lang)


def body(report: Report, lang: str, details: str, situation: Situation | None) -> str:
    """Return what stands between the tags of `main`."""
    report, say = in_language(public(report, details), lang, situation), words(lang)
    passed = say.passed if report.passed else say.not_yet
    head = say.ungraded if report.internal or not report.outcomes else passed
    parts = [f"<h1>{escape(report.title.get(lang))}</h1>"]
    parts.append(
        f"<p><strong>{escape(head)}</strong>{say.colon}{escape(verdict(report, lang))}</p>"
    )
    parts.append("<table><tbody>" + "".join(map(_row, rows(report, lang))) + "</tbody></table>")
    for title, text in mistakes(report, lang):
        paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
        parts.append(f"<section><h2>{escape(title)}</h2>{paragraphs}</section>")
    shown = failure(report, situation or Situation(), lang) if details != "none" else []
    if shown:
        lines = escape("\n".join(shown[1:]))
        block = f"<pre>{lines}</pre>" if lines else ""
        parts.append(f"<section><h2>{escape(shown[0])}</h2>{block}</section>")
    if report.notes:
        notes = "".join(f"<li>{escape(note)}</li>" for note in report.notes)
        parts.append(f"<ul>{notes}</ul>")
    if report.printed.strip() and not report.passed:
        printed = "\n".join(report.printed.rstrip("\n").split("\n")[:8])
        parts.append(
            f"<p>{escape(say.printed)}{say.colon.rstrip()}</p><pre>{escape(printed)}</pre>"
        )
    return "\n".join(parts)


def _row(row: Row) -> str:
    points = f"{number(row.points)}/{number(row.max_points)}" if row.max_points else ""
    cells = (_WORDS.get(row.status, "✗"), row.check, points, row.text)
    return "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + "</tr>"
