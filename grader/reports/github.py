"""GitHub Actions: one annotation per failing check, at the line of the file where there is one.

For the step summary: `grader check --format markdown FILE >> "$GITHUB_STEP_SUMMARY"`.
"""

from __future__ import annotations

from grader.model import Outcome, Report, Status
from grader.reports import Situation
from grader.reports._language import in_language
from grader.reports._public import public
from grader.reports._rows import Row, rows, verdict

KIND = "github"


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
    """Return workflow commands, and a notice with the points last."""
    report = in_language(public(report, details), lang, situation)
    lines = []
    for row in rows(report, lang):
        if row.status not in (Status.PASS, Status.BLOCKED):
            lines.append(_annotation(row, report))
    lines += [
        _command("error", d.message, title=f"{report.exercise}: {d.title}", file=report.file)
        for d in report.diagnosis
    ]
    lines.append(_command("notice", verdict(report, lang), title=report.exercise, file=report.file))
    return "\n".join(lines) + "\n"


def _annotation(row: Row, report: Report) -> str:
    failed = [o for o in report.outcomes if o.check == row.check and o.status is row.status]
    line = _line(failed[0]) if failed else 0
    place = {"line": str(line)} if line else {}
    title = f"{report.exercise}: {row.check}"
    return _command("error", row.text, title=title, file=report.file, **place)


def _line(outcome: Outcome) -> int:
    frames = outcome.evidence.frames
    return frames[-1].line if frames else 0


def _command(name: str, message: str, **properties: str) -> str:
    """A workflow command; nothing in it can end it early or begin another."""
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
