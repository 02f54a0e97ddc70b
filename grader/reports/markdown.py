"""Feedback as Markdown: for a file beside the submission, a comment, a step summary."""

from __future__ import annotations

import re

from grader.model import Report, Status
from grader.reports import Situation
from grader.reports._feedback import failure, mistakes
from grader.reports._language import in_language
from grader.reports._public import public
from grader.reports._rows import Row, rows, verdict
from grader.reports._words import words
from grader.text import number

KIND = "markdown"
_MARKS = re.compile(r"([\\`*_\[\]#|<>&~$@])|^([-+])|^(\d+)(?=[.)])")
_GLYPHS = {Status.PASS: "✓", Status.BLOCKED: "–"}


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
    """Return the feedback; everything a submission may have written is escaped or fenced."""
    report, say = in_language(public(report, details), lang, situation), words(lang)
    passed = say.passed if report.passed else say.not_yet
    head = say.ungraded if report.internal or not report.outcomes else passed
    lines = [f"## {_escaped(report.title.get(lang))}", ""]
    lines += [f"**{head}**{say.colon}{_escaped(verdict(report, lang))}", ""]
    if quiet:
        return "\n".join(lines)
    lines += [f"| | {say.check} | {say.worth} | |", "|:-:|:--|--:|:--|"]
    lines += [_row(row) for row in rows(report, lang)] + [""]
    for title, text in mistakes(report, lang):
        lines += [f"### {_escaped(title)}", "", _escaped(text), ""]
    shown = failure(report, situation or Situation(), lang) if details != "none" else []
    if shown:
        lines += [f"### {_escaped(shown[0])}", ""]
        lines += _fenced(shown[1:]) if shown[1:] else []
    lines += [f"- {_escaped(note)}" for note in report.notes]
    if report.printed.strip() and not report.passed:
        lines += [
            "",
            f"{say.printed}{say.colon}".rstrip(),
            "",
            *_fenced(report.printed.rstrip("\n").split("\n")[:8]),
        ]
    return "\n".join(lines).rstrip("\n") + "\n"


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


def _fenced(lines: list[str]) -> list[str]:
    """A code block that nothing in it can end: its fence is longer than any run of backticks."""
    longest = max((len(run) for line in lines for run in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return [f"{fence}text", *lines, fence, ""]
