"""GitHub Actions: one annotation per failing check, at the line of the file where there is one.

For the step summary: `grader check --format markdown FILE >> "$GITHUB_STEP_SUMMARY"`.
"""

from __future__ import annotations

from grader.model import Status
from grader.reports import Audience, Display, Row, View

KIND = "github"
AUDIENCE = Audience.STUDENT


def render(view: View, options: Display) -> str:
    """Return workflow commands, and notices with the points and the sandbox last."""
    name, file = view.report.exercise, view.report.file
    failed = [row for row in view.rows if row.status not in (Status.PASS, Status.BLOCKED)]
    lines = [_annotation(row, name, file) for row in failed]
    lines += [
        _command("error", mistake.message, title=f"{name}: {mistake.title}", file=file)
        for mistake in view.mistakes
    ]
    lines.append(_command("notice", view.points, title=name, file=file))
    isolation = view.tr("isolation: {isolation}", isolation=view.isolation)
    lines.append(_command("notice", isolation, title=name, file=file))
    return "\n".join(lines) + "\n"


def _annotation(row: Row, name: str, file: str) -> str:
    line, _, column = row.place.partition(":")
    place = {"line": line, "col": column}
    return _command("error", row.text, title=f"{name}: {row.check}", file=file, **place)


def _command(name: str, message: str, **properties: str) -> str:
    """A workflow command; nothing in it can end it early or begin another."""
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
