"""One fact per line: no glyphs, no maps, no wrapping, for screen readers and dumb terminals."""

from __future__ import annotations

from grader.messages import Language
from grader.model import Status
from grader.reports import Audience, Display, Row, View
from grader.reports._feedback import place, the_case
from grader.reports._parts import Failure, Printed
from grader.text import number, seconds

KIND = "plain"
AUDIENCE = Audience.OWNER


def render(view: View, options: Display) -> str:
    """Return the facts, one per line; width and colour have no effect."""
    tr, name = view.tr, view.report.exercise
    result = tr("{verdict}: {name}, {points}", verdict=view.verdict, name=name, points=view.attempt)
    if options.quiet:
        return result + "\n"
    lines = [*_header(view), *(_row(row, tr) for row in view.rows), *_mistakes(view)]
    if view.failure is not None:
        lines += _failure(view, view.failure, options.traceback)
    lines += [tr("note: {note}", note=note) for note in view.notes]
    lines += _printed(view.printed, tr)
    lines += [result, tr("isolation: {isolation}", isolation=view.isolation)]
    for step in view.steps:
        lines.append(_fact(tr, step.label, f"{step.command} {step.remark}".rstrip()))
    return "\n".join(lines) + "\n"


def _fact(tr: Language, label: str, text: str) -> str:
    return tr("{label}: {text}", label=label, text=text)


def _header(view: View) -> list[str]:
    tr, report = view.tr, view.report
    where = tr("{backend} on {device}", backend=report.backend, device=report.device)
    return [
        tr("exercise: {name}, {title}", name=report.exercise, title=view.title),
        tr("file: {file}", file=report.file),
        tr("backend: {backend}", backend=where),
        tr("seed: {seed}", seed=report.seed),
        *([tr("content: {origin}", origin=str(report.origin))] if str(report.origin) else []),
        tr("time: {time}", time=seconds(report.seconds)),
    ]


def _row(row: Row, tr: Language) -> str:
    facts = [row.text.replace("\n", " ")] if row.text else []
    if row.max_points:
        got, of = number(row.points), number(row.max_points)
        facts.append(tr("{got} of {of} points", got=got, of=of))
    if row.status is not Status.BLOCKED:
        facts.append(seconds(row.seconds))
    comma = tr.in_context("between clauses", ", ")
    return _fact(tr, f"{_sign(row.status, tr)} {row.check}", comma.join(facts))


def _sign(status: Status, tr: Language) -> str:
    if status is Status.PASS:
        return tr("PASS")
    if status is Status.BLOCKED:
        return tr("SKIP")
    return tr("INTERNAL") if status is Status.INTERNAL else tr("FAIL")


def _mistakes(view: View) -> list[str]:
    lines = [view.relation] if view.relation else []
    for mistake in view.mistakes:
        lines.append(view.tr("mistake {id}: {title}", id=mistake.id, title=mistake.title))
        lines += [text.replace("\n", " ") for text in (mistake.message, mistake.evidence) if text]
    return lines


def _failure(view: View, worst: Failure, traceback: bool) -> list[str]:
    lines = [the_case(view, worst)] if worst.case else []
    spots = worst.spots if traceback else worst.spots[-1:]
    advice = [view.tr("advice: {text}", text=worst.advice)] if worst.advice else []
    return [*lines, *worst.lines, *(place(view, spot) for spot in spots), *advice]


def _printed(printed: Printed, tr: Language) -> list[str]:
    return [tr("your code printed:"), *printed.lines] if printed.lines else []
