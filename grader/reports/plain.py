"""One fact per line: no glyphs, no maps, no wrapping, for screen readers and dumb terminals."""

from __future__ import annotations

from grader.model import Outcome, Report, Status
from grader.reports import Situation
from grader.reports._next import commands
from grader.reports._rows import Row, failing, rows, shown, verdict
from grader.reports._text import number, seconds
from grader.reports._words import words

KIND = "plain"

_WORDS = {Status.PASS: "PASS", Status.BLOCKED: "SKIP", Status.INTERNAL: "INTERNAL"}


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
    """Return the facts of `report`, one per line; `width` and `color` have no effect."""
    situation = situation or Situation()
    report = shown(report, details)
    tail = verdict(report, lang, attempt=situation.attempt, hints=situation.hints_taken)
    result = f"{_result(report, lang)}: {report.exercise}, {tail}"
    if quiet:
        return result + "\n"
    lines = _header(report, lang)
    lines += [_row(row, lang) for row in rows(report, lang)]
    lines += _diagnosis(report, lang)
    worst = failing(report)
    if worst is not None and details != "none":
        lines += _failure(report, worst, situation, lang, traceback)
    lines += _remarks(report, lang)
    lines += [result, f"{words(lang).isolation}: {report.isolation.line}"]
    for label, command, remark in commands(report, situation, lang):
        lines.append(f"{label}: {command} {remark}".rstrip())
    return "\n".join(lines) + "\n"


def _header(report: Report, lang: str) -> list[str]:
    say = words(lang)
    return [
        f"{say.exercise}: {report.exercise}, {report.title.get(lang)}",
        f"{say.file}: {report.file}",
        f"{say.backend}: {say.backend_on.format(backend=report.backend, device=report.device)}",
        f"{say.seed}: {report.seed}",
        f"{say.time}: {seconds(report.seconds)}",
    ]


def _result(report: Report, lang: str) -> str:
    say = words(lang)
    if report.internal or not report.outcomes:
        return say.ungraded
    return say.passed if report.passed else say.not_yet


def _row(row: Row, lang: str) -> str:
    facts = [row.text.replace("\n", " ")] if row.text else []
    if row.max_points:
        facts.append(words(lang).points(number(row.points), number(row.max_points)))
    if row.status is not Status.BLOCKED:
        facts.append(seconds(row.seconds))
    return f"{_WORDS.get(row.status, 'FAIL')} {row.check}: {', '.join(facts)}"


def _diagnosis(report: Report, lang: str) -> list[str]:
    heading = words(lang).heading(report.diagnosis)
    lines = [heading] if heading else []
    for mistake in report.diagnosis:
        lines.append(f"{words(lang).mistake} {mistake.id}: {mistake.title}")
        lines += [text.replace("\n", " ") for text in (mistake.message, mistake.evidence) if text]
    return lines


def _failure(
    report: Report, worst: Outcome, situation: Situation, lang: str, traceback: bool
) -> list[str]:
    say, lines = words(lang), []
    if worst.case:
        purpose = say.hidden if worst.hidden else situation.purposes.get(worst.case, "")
        case = f"{worst.check} / {worst.case}" + (f" ({purpose})" if purpose else "")
        lines.append(f"{say.case}: {case}")
    lines += worst.evidence.lines
    chosen = worst.evidence.frames if traceback else worst.evidence.frames[-1:]
    for frame in chosen:
        where = f" in {frame.function}" if frame.function else ""
        lines.append(f"{report.file}:{frame.line}{where}: {frame.text}")
    return lines


def _remarks(report: Report, lang: str) -> list[str]:
    say = words(lang)
    lines = [f"{say.note}: {note}" for note in report.notes]
    if report.printed.strip() and not report.passed:
        lines.append(f"{say.printed}:")
        lines += report.printed.rstrip("\n").split("\n")[:8]
    return lines
