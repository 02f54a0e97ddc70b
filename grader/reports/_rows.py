"""A report folded: one row per check, and the one failure worth showing."""

from __future__ import annotations

from grader.messages import Language
from grader.model import Frame, Outcome, Report, Status
from grader.reports._parts import Row


def place(frame: Frame) -> str:
    """Return `line:column`, as editors read it, or the line alone; empty where it is unknown."""
    if frame.line <= 0:
        return ""
    return f"{frame.line}:{frame.column}" if frame.column > 0 else str(frame.line)


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


def rows(report: Report, tr: Language) -> tuple[Row, ...]:
    """Return one row per check, in the order in which the checks ran."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in report.outcomes:
        groups.setdefault(outcome.check, []).append(outcome)
    return tuple(_row(check, group, tr) for check, group in groups.items())


def _row(check: str, group: list[Outcome], tr: Language) -> Row:
    bad = [outcome for outcome in group if not outcome.passed]
    first = next((o for o in bad if o.status is not Status.BLOCKED), bad[0] if bad else group[0])
    internal = next((o for o in bad if o.status is Status.INTERNAL), None)
    first = internal or first
    text = _bad_text(first, len(bad), len(group), tr) if bad else _good_text(group, tr)
    frames = next(o.evidence.frames for o in group if o.status is first.status)
    return Row(
        check=check,
        status=first.status,
        text=text,
        points=sum(outcome.points for outcome in group),
        max_points=sum(outcome.max_points for outcome in group),
        seconds=sum(outcome.seconds for outcome in group),
        place=place(frames[-1]) if frames else "",
    )


def _good_text(group: list[Outcome], tr: Language) -> str:
    measured = [o.verdict for o in group if o.verdict.error is not None and o.verdict.allowed]
    if measured:
        worst = max(measured, key=lambda v: (v.error or 0.0) / (v.allowed or 1.0))
        error, allowed = _short(worst.error or 0.0), _short(worst.allowed or 0.0)
        what = tr("error {error}, allowed {allowed}", error=error, allowed=allowed)
    else:
        what = next((tr.of(o.message) for o in group if o.message), "")
    count = len(group)
    if count == 1:
        return what
    if not what:
        return tr.plural("{n} case", "{n} cases", count)
    return tr.plural("{n} case, {what}", "{n} cases, {what}", count, what=what)


def _short(value: float) -> str:
    return f"{value:.1e}" if value else "0"


def _bad_text(first: Outcome, bad: int, count: int, tr: Language) -> str:
    message = tr.of(first.message)
    if first.status is Status.INTERNAL:
        return tr("the grader failed here, not your code: {message}", message=message)
    if first.status is Status.BLOCKED:
        return message or tr("not run")
    if count == 1:
        return message or tr("fails")
    if not message:
        return tr.plural("{bad} of {n} case fails", "{bad} of {n} cases fail", count, bad=bad)
    return tr.plural(
        "{bad} of {n} case fails; {message}",
        "{bad} of {n} cases fail; {message}",
        count,
        bad=bad,
        message=message,
    )
