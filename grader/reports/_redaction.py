"""What of a report its reader may have.

A submission chooses how its exceptions are called, and could put a hidden input into the name.
What it prints after it met one is not kept at all (see `grading`). How long it took on one is not
told to who gets the report sent: it can take as many milliseconds as an input says.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from grader.messages import NOTHING, Message
from grader.model import Diagnosis, Evidence, Figure, Outcome, Report, Status
from grader.model.verdicts import MAX_TIMEOUTS, TOO_LATE
from grader.reports._parts import Audience

_FAILS = Message("fails on a hidden case")
_OURS = (Status.PASS, Status.BLOCKED, Status.INTERNAL)
"""What a submission does not choose among ways to fail."""


def redacted(report: Report, audience: Audience, details: str) -> Report:
    """Return what `audience` may have of a report, and no more than `details` lets out."""
    what = ("hidden",) if details in ("full", "sent") else ("hidden", "expected")
    silent = details == "none"
    report = replace(
        report,
        outcomes=tuple(_outcome(outcome, what, details) for outcome in report.outcomes),
        diagnosis=() if silent else tuple(_diagnosis(d, what) for d in report.diagnosis),
        notes=() if silent else _left(report.notes, what),
        printed="" if silent else report.printed,
    )
    if audience is Audience.OWNER or not any(outcome.hidden for outcome in report.outcomes):
        return report
    seen = [outcome for outcome in report.outcomes if not outcome.hidden]
    ended = sum(outcome.status is Status.TIMEOUT for outcome in seen) >= MAX_TIMEOUTS
    outcomes = tuple(_sent(o, ended) if o.hidden else o for o in report.outcomes)
    return replace(report, outcomes=outcomes, seconds=sum(o.seconds for o in outcomes))


def _outcome(outcome: Outcome, what: tuple[str, ...], details: str) -> Outcome:
    if details == "none" and outcome.status not in (Status.INTERNAL, Status.BLOCKED):
        return outcome.saying(message=NOTHING, evidence=Evidence(), error=None, allowed=None)
    found = Evidence() if outcome.hidden else outcome.evidence
    if outcome.hidden and not outcome.passed:  # how far off it is tells of its values
        outcome = outcome.saying(error=None, allowed=None)
    outcome = outcome.saying(
        message=outcome.message.redacted(*what) or NOTHING,
        evidence=replace(
            found,
            lines=_left(found.lines, what),
            advice=found.advice.redacted(*what) or NOTHING,
            figure=found.figure and _figure(found.figure, what, details),
        ),
    )
    if details == "full":
        return outcome
    sample = replace(outcome.evidence.sample, want="")
    if details == "sent":
        return outcome.saying(evidence=replace(outcome.evidence, sample=sample))
    sample = replace(sample, got=sample.got.replace("*", " "))
    evidence = replace(outcome.evidence, map="", sample=sample)  # both show where it is right
    return outcome.saying(evidence=evidence, error=None, allowed=None)


def _figure(figure: Figure, what: tuple[str, ...], details: str) -> Figure:
    """Return a picture with what was expected, without it, or without what marks a difference.

    Where the largest difference is stays in its sentence, as in the sample beside it.
    """
    if details == "full":
        return figure
    kept = ("off",) if details == "sent" else ()
    left = {name: grid for name, grid in figure.expected.items() if name in kept}
    return replace(figure, says=figure.says.redacted(*what) or NOTHING, expected=left)


def _diagnosis(found: Diagnosis, what: tuple[str, ...]) -> Diagnosis:
    return replace(found, evidence=found.evidence.redacted(*what) or NOTHING)


def _sent(outcome: Outcome, ended: bool) -> Outcome:
    """Say whether a hidden case failed; how it did, a submission could choose by its inputs.

    Parameters
    ----------
    ended : bool
        Whether visible cases met so many time limits that nothing was run after them. Otherwise
        hidden ones did, and which is not told either.
    """
    told = replace(outcome, seconds=0.0)
    told = told.saying(evidence=Evidence(), error=None, allowed=None, draw=0)
    late = outcome.status is Status.BLOCKED and outcome.message == TOO_LATE and not ended
    if outcome.status in _OURS and not late:
        return told
    return told.saying(status=Status.FAIL, message=_FAILS, finding="")


def _left(said: Iterable[Message], what: tuple[str, ...]) -> tuple[Message, ...]:
    """Return what is left of messages without what they reveal."""
    return tuple(less for message in said if (less := message.redacted(*what)))
