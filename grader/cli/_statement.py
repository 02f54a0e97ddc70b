"""The statement of an exercise as text for a terminal."""

from __future__ import annotations

from grader.content.statement import Statement
from grader.messages import Language
from grader.text import number, wrap

__all__ = ["statement"]


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
    lines += [f"    {line}".rstrip() for line in exercise.stub.strip("\n").split("\n")]
    return "\n".join(lines)
