"""The statement of an exercise as text for a terminal."""

from __future__ import annotations

from grader.content.given import ABOUT
from grader.content.statement import Statement, read_statement
from grader.highlight import highlighted
from grader.interface.desk import Desk
from grader.interface.screen import Screen
from grader.messages import Language
from grader.text import beside, cells, number, reflow, wrap


def statement_screen(desk: Desk, identity: str, *, color: bool = False) -> Screen:
    """Return the statement of an exercise, and the command that goes on with it."""
    from grader.interface.work import has_file

    tr = desk.tr
    told = read_statement(desk.course, identity)
    text = statement(told, desk.lang, desk.width, color=color)
    if has_file(desk, identity):
        next_ = tr("edit it, then: {command}", command=desk.command(f"check {identity}"))
    else:
        next_ = tr("begin: {command}", command=desk.command(f"start {identity}"))
    facts = {
        "exercise": identity,
        "title": tr.of(told.head.title),
        "statement": whole(told, tr),
        "stub": told.stub.strip("\n") + "\n",
    }
    return Screen(f"{text}\n\n{next_}", facts)


def statement(exercise: Statement, lang: str, width: int, *, color: bool = False) -> str:
    """Return title, source, statement, points and stub of `exercise`."""
    head = exercise.head
    tr = Language(lang)
    facts = [tr("level {n}", n=head.level), tr(" or ").join(head.backends)]
    if head.requires:
        facts.append(tr("after {names}", names=head.requires))
    lines = wrap(f"{head.id}   {tr.of(head.title)}", width)
    lines += wrap(" · ".join(facts), width)
    if source := tr.of(head.source):
        lines += wrap(source, width)
    lines += ["", *reflow(whole(exercise, tr), width), ""]
    lines += [*_rewards(exercise, tr, width), *_allowed(exercise, tr, width), ""]
    lines += _code(exercise.stub, width, color)
    if exercise.given:
        lines += ["", *wrap(tr.of(ABOUT), width), "", *_code(exercise.given, width, color)]
    return "\n".join(lines)


def whole(exercise: Statement, tr: Language) -> str:
    """Return the statement as it was written, and the standard lines of what is graded, too."""
    demands = "\n".join(f"- {tr.of(demand)}" for demand in exercise.demands)
    return "\n\n".join(part for part in (tr.of(exercise.prompt).strip("\n"), demands) if part)


def _rewards(exercise: Statement, tr: Language, width: int) -> list[str]:
    """Return what the points are for, a line each."""
    rows = [(number(value), tr.of(what)) for what, value in exercise.rewards if value]
    most = max((len(points) for points, _ in rows), default=0)
    lines = [tr.in_context("heading", "points")] if rows else []
    for points, what in rows:
        lines += beside(f"  {points:>{most}}  ", what, width)
    return lines


def _allowed(exercise: Statement, tr: Language, width: int) -> list[str]:
    """Return what may be imported and used."""
    limits = exercise.limits
    modules = (*exercise.head.backends, *exercise.imports, tr("the standard library"))
    facts = [
        tr("may import: {names}", names=modules),
        tr(
            "limits: {call} s a call, {total} s in all, {memory} MB",
            call=number(limits.call),
            total=number(limits.total),
            memory=limits.memory >> 20,
        ),
    ]
    return ["", *(line for fact in facts for line in wrap(fact, width))]


def _code(code: str, width: int, color: bool) -> list[str]:
    """Return the lines of a code block, set in where that leaves the longest of them whole."""
    lines = code.strip("\n").split("\n")
    indent = " " * max(0, min(4, width - max(map(cells, lines))))
    painted = highlighted("\n".join(lines), color=color).split("\n")
    return [f"{indent}{line}".rstrip() for line in painted]
