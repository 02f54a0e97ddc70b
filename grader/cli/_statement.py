"""The statement of an exercise as text for a terminal."""

from __future__ import annotations

from grader.cli._learner_words import learner_words
from grader.content.statement import Statement
from grader.text import number, wrap

__all__ = ["statement"]


def statement(exercise: Statement, lang: str, width: int) -> str:
    """Return title, source, statement, points and stub of `exercise`."""
    head = exercise.head
    words = learner_words(lang)
    facts = [words.level.format(n=head.level), words.either.join(head.backends)]
    if head.requires:
        facts.append(words.after.format(names=words.listed.join(head.requires)))
    lines = wrap(f"{head.id}   {head.title.get(lang)}", width)
    lines += wrap(" · ".join(facts), width)
    if head.source:
        lines += wrap(head.source, width)
    lines += ["", *wrap(exercise.prompt.get(lang).rstrip(), width), ""]
    points = [f"{check} {number(value)}" for check, value in exercise.points if value]
    if points:
        lines += [*wrap(words.points.format(checks=words.listed.join(points)), width), ""]
    lines += [f"    {line}".rstrip() for line in exercise.stub.strip("\n").split("\n")]
    return "\n".join(lines)
