"""One fact per line: no glyphs, no maps, no wrapping, for screen readers and dumb terminals."""

from __future__ import annotations

from grader.model import Outcome, Report, Status
from grader.reports import Situation
from grader.reports._feedback import case_of
from grader.reports._language import in_language, isolation
from grader.reports._next import commands
from grader.reports._rows import Row, failing, rows, shown, verdict
from grader.reports._words import words
from grader.text import number, seconds

KIND = "plain"


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
    report = in_language(shown(report, details), lang, situation)
    say = words(lang)
    tail = verdict(report, lang, attempt=situation.attempt, hints=situation.hints_taken)
    result = f"{_result(report, lang)}{say.colon}{report.exercise}{say.comma}{tail}"
    if quiet:
        return result + "\n"
    lines = _header(report, lang)
    lines += [_row(row, lang) for row in rows(report, lang)]
    lines += _diagnosis(report, lang)
    worst = failing(report)
    if worst is not None and details != "none":
        lines += _failure(report, worst, situation, lang, traceback)
    lines += _remarks(report, lang)
    lines += [result, f"{say.isolation}{say.colon}{isolation(report, lang)}"]
    for label, command, remark in commands(report, situation, lang):
        lines.append(f"{label}{say.colon}{command} {remark}".rstrip())
    return "\n".join(lines) + "\n"


def _header(report: Report, lang: str) -> list[str]:
    say = words(lang)
    facts = [
        (say.exercise, f"{report.exercise}{say.comma}{report.title.get(lang)}"),
        (say.file, report.file),
        (say.backend, say.backend_on.format(backend=report.backend, device=report.device)),
        (say.seed, str(report.seed)),
        (say.time, seconds(report.seconds)),
    ]
    return [f"{label}{say.colon}{text}" for label, text in facts]


def _result(report: Report, lang: str) -> str:
    say = words(lang)
    if report.internal or not report.outcomes:
        return say.ungraded
    return say.passed if report.passed else say.not_yet


def _row(row: Row, lang: str) -> str:
    say = words(lang)
    signs = {
        Status.PASS: say.sign_pass,
        Status.BLOCKED: say.sign_skip,
        Status.INTERNAL: say.sign_internal,
    }
    facts = [row.text.replace("\n", " ")] if row.text else []
    if row.max_points:
        facts.append(say.points(number(row.points), number(row.max_points)))
    if row.status is not Status.BLOCKED:
        facts.append(seconds(row.seconds))
    sign = signs.get(row.status, say.sign_fail)
    return f"{sign} {row.check}{say.colon}{say.comma.join(facts)}"


def _diagnosis(report: Report, lang: str) -> list[str]:
    say = words(lang)
    heading = say.heading(report.diagnosis)
    lines = [heading] if heading else []
    for mistake in report.diagnosis:
        lines.append(f"{say.mistake} {mistake.id}{say.colon}{mistake.title}")
        lines += [text.replace("\n", " ") for text in (mistake.message, mistake.evidence) if text]
    return lines


def _failure(
    report: Report, worst: Outcome, situation: Situation, lang: str, traceback: bool
) -> list[str]:
    say, lines = words(lang), []
    if worst.case:
        purpose = say.hidden if worst.hidden else situation.purposes.get(worst.case, "")
        lines.append(say.case + say.colon + case_of(worst, purpose, say))
    lines += worst.evidence.lines
    chosen = worst.evidence.frames if traceback else worst.evidence.frames[-1:]
    for frame in chosen:
        where = f" {say.within.format(name=frame.function)}" if frame.function else ""
        lines.append(f"{report.file}:{frame.line}{where}{say.colon}{frame.text}")
    return lines


def _remarks(report: Report, lang: str) -> list[str]:
    say = words(lang)
    lines = [f"{say.note}{say.colon}{note}" for note in report.notes]
    if report.printed.strip() and not report.passed:
        lines.append(f"{say.printed}{say.colon}".rstrip())
        lines += report.printed.rstrip("\n").split("\n")[:8]
    return lines
