"""What every report says of a `Report`: one row per check, and the one failure worth showing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from grader.model import Evidence, Outcome, Report, Status
from grader.reports._words import words
from grader.text import clean, number

__all__ = ["Row", "cleaned", "failing", "rows", "shown", "verdict"]

_EXPECTED = re.compile(r"[,;]\s*(?:expected|allowed)\b.*$|^largest error\b.*$")


@dataclass(frozen=True, slots=True)
class Row:
    """One check over all its cases."""

    check: str
    status: Status
    text: str
    points: float
    max_points: float
    seconds: float


def cleaned(report: Report) -> Report:
    """Return the report with everything a submission could have written made harmless."""
    return replace(
        report,
        file=clean(report.file).replace("\n", " "),
        outcomes=tuple(
            replace(o, message=clean(o.message), evidence=_clean_evidence(o.evidence))
            for o in report.outcomes
        ),
        diagnosis=tuple(
            replace(d, title=clean(d.title), message=clean(d.message), evidence=clean(d.evidence))
            for d in report.diagnosis
        ),
        notes=tuple(clean(note) for note in report.notes),
        printed=clean(report.printed),
    )


def _clean_evidence(evidence: Evidence) -> Evidence:
    return Evidence(
        lines=tuple(clean(line) for line in evidence.lines),
        map=clean(evidence.map),
        frames=tuple(
            replace(f, function=clean(f.function), text=clean(f.text).strip())
            for f in evidence.frames
        ),
    )


def shown(report: Report, details: str) -> Report:
    """Return what may be shown of `report`: nothing of hidden cases, and no more than `details`."""
    report = cleaned(report).without_hidden()
    if details == "full":
        return report
    if details == "none":
        outcomes = tuple(
            o
            if o.status in (Status.INTERNAL, Status.BLOCKED)
            else replace(o, message="", evidence=Evidence(), error=None, allowed=None)
            for o in report.outcomes
        )
        return replace(report, outcomes=outcomes, diagnosis=(), notes=(), printed="")
    return replace(report, outcomes=tuple(_actual(outcome) for outcome in report.outcomes))


def _actual(outcome: Outcome) -> Outcome:
    lines = (_EXPECTED.sub("", line).rstrip() for line in outcome.evidence.lines)
    evidence = Evidence(tuple(line for line in lines if line), "", outcome.evidence.frames)
    message = _EXPECTED.sub("", outcome.message).rstrip()
    return replace(outcome, message=message, evidence=evidence, error=None, allowed=None)


def failing(report: Report) -> Outcome | None:
    """Return the one failure to show: of the first failed check the first public case.

    Authors list the smallest case first. A failure of ours comes before any of the student's.
    """
    failed = [o for o in report.outcomes if not o.passed and o.status is not Status.BLOCKED]
    internal = [o for o in failed if o.status is Status.INTERNAL]
    if internal or not failed:
        return internal[0] if internal else None
    same = [o for o in failed if o.check == failed[0].check]
    return next((o for o in same if not o.hidden), same[0])


def rows(report: Report, lang: str = "en") -> list[Row]:
    """Return one row per check, in the order in which the checks ran."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in report.outcomes:
        groups.setdefault(outcome.check, []).append(outcome)
    return [_row(check, group, lang) for check, group in groups.items()]


def _row(check: str, group: list[Outcome], lang: str) -> Row:
    bad = [outcome for outcome in group if not outcome.passed]
    first = next((o for o in bad if o.status is not Status.BLOCKED), bad[0] if bad else group[0])
    internal = next((o for o in bad if o.status is Status.INTERNAL), None)
    first = internal or first
    text = _bad_text(first, bad, group, lang) if bad else _good_text(group, lang)
    return Row(
        check=check,
        status=first.status,
        text=text,
        points=sum(outcome.points for outcome in group),
        max_points=sum(outcome.max_points for outcome in group),
        seconds=sum(outcome.seconds for outcome in group),
    )


def _good_text(group: list[Outcome], lang: str) -> str:
    say = words(lang)
    parts = [say.cases(len(group))] if len(group) > 1 else []
    measured = [o for o in group if o.error is not None and o.allowed]
    if measured:
        worst = max(measured, key=lambda o: (o.error or 0.0) / (o.allowed or 1.0))
        parts.append(say.margin(worst.error or 0.0, worst.allowed or 0.0))
    else:
        parts += list(dict.fromkeys(o.message for o in group if o.message))[:1]
    return say.comma.join(parts)


def _bad_text(first: Outcome, bad: list[Outcome], group: list[Outcome], lang: str) -> str:
    say = words(lang)
    if first.status is Status.INTERNAL:
        return f"{say.ours}{say.colon}{first.message}"
    if first.status is Status.BLOCKED:
        return first.message or say.not_run
    if len(group) == 1:
        return first.message or say.fails
    count = say.cases_fail(len(bad), len(group))
    return f"{count}{say.semicolon}{first.message}" if first.message else count


def verdict(report: Report, lang: str, *, attempt: int = 0, hints: int = 0) -> str:
    """Return the sentence after the verdict word: points, attempt and hints."""
    say = words(lang)
    parts = [say.points(number(report.points), number(report.max_points))]
    if attempt:
        parts.append(say.attempt(attempt))
        parts.append(say.hints_taken(hints))
    return say.comma.join(parts)
