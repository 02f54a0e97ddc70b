"""A report in the reader's language: what a person reads of it, and nothing that is stored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from grader.model import Evidence, Outcome, Report, Status
from grader.reports import Situation

__all__ = ["in_language", "isolation"]


def in_language(report: Report, lang: str, situation: Situation | None = None) -> Report:
    """Return the report with its messages in `lang`; what no table knows stays English.

    Whatever its reader may not have must be gone from it: only English is cut.
    """
    if lang != "zh":
        return report
    from grader.reports._chinese import phrases, places

    say, place = phrases(situation.texts if situation is not None else {}), places()
    return replace(
        report,
        outcomes=tuple(_outcome(outcome, say, place) for outcome in report.outcomes),
        diagnosis=tuple(replace(d, evidence=say(d.evidence)) for d in report.diagnosis),
        notes=tuple(map(say, report.notes)),
    )


def _outcome(outcome: Outcome, say: Callable[[str], str], place: Callable[[str], str]) -> Outcome:
    found = outcome.evidence
    raised = outcome.status is Status.ERROR or bool(found.frames)  # what Python said stays
    lines = found.lines if raised else tuple(map(say, found.lines))
    frames = tuple(replace(frame, function=place(frame.function)) for frame in found.frames)
    return replace(
        outcome, message=say(outcome.message), evidence=Evidence(lines, found.map, frames)
    )


def isolation(report: Report, lang: str) -> str:
    """Return the line on the sandbox that ran."""
    if lang != "zh":
        return report.isolation.line
    from grader.reports._chinese import phrases

    return phrases({})(report.isolation.line)
