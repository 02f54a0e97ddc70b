"""Feedback as Markdown: for a file beside the submission, a comment, a step summary."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grader.model import Status
from grader.reports import Audience, Display, Row, View
from grader.reports._feedback import failure, mistakes
from grader.text import number

KIND = "markdown"
AUDIENCE = Audience.STUDENT
_MARKS = re.compile(r"([\\`*_\[\]#|<>&~$@])|^([-+])|^(\d+)(?=[.)])")
_GLYPHS = {Status.PASS: "✓", Status.BLOCKED: "–"}


def render(view: View, options: Display) -> str:
    """Return the feedback; everything a submission may have written is escaped or fenced."""
    tr = view.tr
    verdict = f"**{view.verdict}**"
    verdict = tr("{label}: {text}", label=verdict, text=_escaped(view.points))
    lines = [f"## {_escaped(view.title)}", "", verdict, ""]
    if options.quiet:
        return "\n".join(lines)
    check, points = tr("check"), tr("points")
    lines += [f"| | {check} | {points} | |", "|:-:|:--|--:|:--|"]
    lines += [*map(_row, view.rows), ""]
    for title, text in mistakes(view):
        lines += [f"### {_escaped(title)}", "", _escaped(text), ""]
    if shown := failure(view):
        lines += [f"### {_escaped(shown[0])}", ""]
        lines += _fenced(shown[1:]) if shown[1:] else []
    lines += [f"- {_escaped(note)}" for note in view.notes]
    if view.printed.lines:
        lines += ["", tr("your code printed:"), "", *_fenced(view.printed.lines)]
    isolation = tr("isolation: {isolation}", isolation=view.isolation)
    lines += [*([""] if lines[-1] else []), _escaped(isolation)]
    if origin := str(view.report.origin):
        lines += ["", _escaped(tr("content: {origin}", origin=origin))]
    return "\n".join(lines) + "\n"


def _row(row: Row) -> str:
    points = f"{number(row.points)}/{number(row.max_points)}" if row.max_points else ""
    text = _escaped(row.text)
    return f"| {_GLYPHS.get(row.status, '✗')} | {_escaped(row.check)} | {points} | {text} |"


def _escaped(text: str) -> str:
    """Text as Markdown that shows it as it is, on one line."""
    return _MARKS.sub(_escape, " ".join(text.split()))


def _escape(found: re.Match[str]) -> str:
    # a number that would begin a list gets its escape behind it
    return f"{found[0]}\\" if found[3] else f"\\{found[0]}"


def _fenced(lines: Sequence[str]) -> list[str]:
    """A code block that nothing in it can end: its fence is longer than any run of backticks."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *lines, fence, ""]
