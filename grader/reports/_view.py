"""The one gate before rendering: what a reader may have, made harmless, in their language."""

from __future__ import annotations

from dataclasses import replace

from grader.messages import Language
from grader.model import Diagnosis, Frame, Outcome, Report, Status
from grader.reports._cleaning import CleanLanguage, cleaned
from grader.reports._next import steps
from grader.reports._parts import Audience, Failure, Mistake, Printed, Situation, Spot, View
from grader.reports._redaction import redacted
from grader.reports._rows import failing, place, rows
from grader.text import cells, command, number

_PRINTED_LINES = 8


def view(
    report: Report,
    audience: Audience,
    details: str = "full",
    lang: str = "en",
    situation: Situation | None = None,
) -> View:
    """Return what may be shown of a report.

    Parameters
    ----------
    report : Report
        What came out of grading; hidden cases lose their evidence here, whatever the caller did.
    audience : Audience
        Who reads it.
    details : str
        How much a failure reveals: `full`, all of it; `sent`, no array of expected values;
        `actual`, only what the submission did; `none`, only that it failed.
    lang : str
        The reader's language.
    situation : Situation, optional
        Attempt, hints and what comes next.
    """
    situation = cleaned(situation or Situation())
    report = cleaned(redacted(report, audience, details))
    report = replace(report, file=report.file.replace("\n", " "))
    tr = CleanLanguage(lang)
    return View(
        tr=tr,
        report=report,
        title=tr.of(report.title),
        verdict=_verdict(report, tr),
        points=_points(report, tr),
        attempt=_attempt(report, situation, tr),
        rows=rows(report, tr),
        relation=_relation(report, tr),
        mistakes=tuple(_mistake(found, tr) for found in report.diagnosis),
        failure=None if details == "none" else _failure(failing(report), situation, tr),
        notes=tuple(map(tr.of, report.notes)),
        printed=Printed() if report.passed else _printed(report.printed),
        isolation=tr.of(report.isolation.line),
        weak=bool(report.isolation.missing or report.isolation.fallback),
        steps=steps(report, situation, tr),
        unwritten=_unwritten(report),
        again=command(f"check {report.exercise}", magics=situation.magics),
    )


def _verdict(report: Report, tr: Language) -> str:
    if report.internal or not report.outcomes:
        return tr("NOT GRADED")
    return tr("PASSED") if report.passed else tr("NOT YET")


def _unwritten(report: Report) -> bool:
    failed = [o for o in report.outcomes if not o.passed and o.status is not Status.BLOCKED]
    return bool(failed) and not report.points and all(o.finding == "not-written" for o in failed)


def _points(report: Report, tr: Language) -> str:
    got, of = number(report.points), number(report.max_points)
    return tr("{got} of {of} points", got=got, of=of)


def _attempt(report: Report, situation: Situation, tr: Language) -> str:
    """Return the points, and which attempt this was with how many hints."""
    points = _points(report, tr)
    told = {"points": points, "attempt": situation.attempt}
    if not situation.attempt:
        return points
    if not situation.hints_taken:
        return tr("{points}, attempt {attempt}, no hints", **told)
    return tr.plural(
        "{points}, attempt {attempt}, {n} hint",
        "{points}, attempt {attempt}, {n} hints",
        situation.hints_taken,
        **told,
    )


def _relation(report: Report, tr: Language) -> str:
    relations = {mistake.relation for mistake in report.diagnosis if mistake.relation}
    if relations == {"either"}:
        return tr("one of these:")
    if relations == {"both", "either"}:
        return tr("the first, together with one of the others:")
    return tr("these together:") if len(report.diagnosis) > 1 and relations == {"both"} else ""


def _mistake(found: Diagnosis, tr: Language) -> Mistake:
    return Mistake(found.id, tr.of(found.title), tr.of(found.says), tr.of(found.evidence))


def _failure(worst: Outcome | None, situation: Situation, tr: Language) -> Failure | None:
    if worst is None:
        return None
    found = worst.evidence
    purpose = tr("hidden") if worst.hidden else tr.of(situation.purposes.get(worst.case, ""))
    return Failure(
        check=worst.check,
        case=worst.case,
        hidden=worst.hidden,
        purpose=purpose,
        message=tr.of(worst.message),
        lines=tuple(map(tr.of, found.lines)),
        map=tuple(found.map.rstrip().split("\n")) if found.map else (),
        spots=tuple(_spot(frame, tr) for frame in found.frames),
        sample=found.sample,
        figure=found.figure,
        told=tr.of(found.figure.says) if found.figure else "",
        advice=tr.of(found.advice),
    )


def _spot(frame: Frame, tr: Language) -> Spot:
    """Return a frame as it is shown; the carets stand below what failed, where that is not all."""
    text = frame.text.strip()
    start = frame.column - 1 - (len(frame.text) - len(frame.text.lstrip()))
    size = min(frame.end, len(frame.text)) - frame.column + 1
    carets = ""
    if 0 <= start <= len(text) and cells(text[start : start + size]) < cells(text):
        carets = " " * cells(text[:start]) + "^" * max(1, cells(text[start : start + size]))
    return Spot(place(frame), tr.of(frame.function), text, carets)


def _printed(text: str) -> Printed:
    if not text.strip():
        return Printed()
    lines = text.rstrip("\n").split("\n")
    return Printed(tuple(lines[:_PRINTED_LINES]), len(lines[_PRINTED_LINES:]))
