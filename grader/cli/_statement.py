"""The statement of an exercise as text for a terminal."""

from __future__ import annotations

from grader.model import Exercise
from grader.reports._text import number, wrap

__all__ = ["statement"]


def statement(exercise: Exercise, lang: str, width: int) -> str:
    """Return title, source, statement, points and stub of `exercise`."""
    head = exercise.head
    facts = [f"level {head.level}", " or ".join(head.backends)]
    if head.requires:
        facts.append(f"after {', '.join(head.requires)}")
    lines = [f"{head.id}   {head.title.get(lang)}", *wrap(" · ".join(facts), width)]
    if head.source:
        lines += wrap(head.source, width)
    lines += ["", *wrap(exercise.prompt.get(lang).rstrip(), width), ""]
    points = [f"{c.id} {number(c.points)}" for c in exercise.checks if c.points]
    if points:
        lines += [*wrap(f"points: {', '.join(points)}", width), ""]
    lines += [f"    {line}".rstrip() for line in exercise.stub.strip("\n").split("\n")]
    return "\n".join(lines)
