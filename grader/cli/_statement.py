"""The statement of an exercise as text for a terminal."""

from __future__ import annotations

from grader.cli._setting import Setting
from grader.content.given import ABOUT
from grader.content.statement import Statement, read_statement
from grader.messages import Language
from grader.text import number, wrap

__all__ = ["statement", "statement_screen"]


def statement_screen(setting: Setting, identity: str) -> str:
    """Return the statement of an exercise, and the command that goes on with it."""
    from grader.cli._work import has_file

    tr = setting.tr
    text = statement(read_statement(setting.course, identity), setting.lang, setting.width)
    if has_file(setting, identity):
        next_ = tr("edit it, then: {command}", command=f"grader check {identity}")
    else:
        next_ = tr("begin: {command}", command=f"grader start {identity}")
    return f"{text}\n\n{next_}\n"


def statement(exercise: Statement, lang: str, width: int) -> str:
    """Return title, source, statement, points and stub of `exercise`."""
    head = exercise.head
    tr = Language(lang)
    facts = [tr("level {n}", n=head.level), tr(" or ").join(head.backends)]
    if head.requires:
        facts.append(tr("after {names}", names=head.requires))
    lines = wrap(f"{head.id}   {tr.of(head.title)}", width)
    lines += wrap(" · ".join(facts), width)
    if head.source:
        lines += wrap(head.source, width)
    lines += ["", *wrap(tr.of(exercise.prompt).rstrip(), width), ""]
    points = tuple(f"{check} {number(value)}" for check, value in exercise.points if value)
    if points:
        lines += [*wrap(tr("points: {checks}", checks=points), width), ""]
    lines += _indented(exercise.stub)
    if exercise.given:
        lines += ["", *wrap(tr.of(ABOUT), width), "", *_indented(exercise.given)]
    return "\n".join(lines)


def _indented(code: str) -> list[str]:
    return [f"    {line}".rstrip() for line in code.strip("\n").split("\n")]
