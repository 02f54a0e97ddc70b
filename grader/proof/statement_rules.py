"""What the statement of every exercise keeps: its length, its width, and that it says all that is
graded."""

from __future__ import annotations

from collections.abc import Iterator

from grader import registry
from grader.checks import kind_of
from grader.errors import ContentError
from grader.messages import Message, Text
from grader.model import CheckSpec, Exercise
from grader.proof.question_rules import unequal_numbers
from grader.text import cells

WIDEST = 88
"""Columns of a line; a terminal has 80 or more, and `show` breaks prose anew."""

CODE = 80
"""Columns of a line of the stub: `show` breaks no code."""

LONGEST = 45
"""Lines of a statement: what does not fit on one screen and a half is two exercises."""


def rules(exercise: Exercise) -> Iterator[ContentError]:
    """Yield what is wrong with the texts of an exercise."""
    for lang, text in exercise.prompt.by_language().items():
        yield from _size(exercise, lang, text)
    yield from _wide(exercise, "stub", exercise.stub, CODE)
    for check in exercise.checks:
        yield from _said(exercise, check)
    for place, read in _texts(exercise):
        for problem in unequal_numbers(place, read):
            yield ContentError(problem, mark=exercise.mark(place.split(".")[0]))


def _size(exercise: Exercise, lang: str, text: str) -> Iterator[ContentError]:
    count = len(text.strip().split("\n"))
    if count > LONGEST:
        message = Message(
            "the statement (`{lang}`) has {count} lines, at most {most} are read: shorten it, or "
            "make two exercises of it",
            lang=lang,
            count=count,
            most=LONGEST,
        )
        yield ContentError(message, mark=exercise.mark("prompt"))
    yield from _wide(exercise, "prompt", text)


def _wide(exercise: Exercise, part: str, text: str, most: int = WIDEST) -> Iterator[ContentError]:
    for line in text.split("\n"):
        if (width := cells(line)) > most:
            message = Message(
                "a line of `{part}` is {width} columns wide, at most {most} fit: break `{line}`",
                part=part,
                width=width,
                most=most,
                line=line.strip()[:30],
            )
            yield ContentError(message, mark=exercise.mark(part))


def _said(exercise: Exercise, check: CheckSpec) -> Iterator[ContentError]:
    """Yield where the statement does not say what a check demands."""
    mark = exercise.mark("checks", check.id)
    if exception := str(check.options.get("exception") or ""):
        if exception not in exercise.prompt.en + exercise.stub:
            message = Message(
                "the statement does not name `{exception}`, which `{check}` demands",
                exception=exception,
                check=check.id,
            )
            yield ContentError(message, mark=mark)
    elif not (check.says or _measured(check) or _spoken_for(check.kind)):
        message = Message("nobody is told what `{check}` demands: write `says`", check=check.id)
        yield ContentError(message, mark=mark)


def _spoken_for(kind: str) -> bool:
    """Whether the statement itself says what checks of a kind demand, or a standard line does."""
    return kind_of(kind).decides == "value" or bool(registry.template("checks", kind, "DEMAND"))


def _measured(check: CheckSpec) -> bool:
    """Whether every measure of a certificate says what it demands."""
    measures = check.options.get("measures") or {}
    return bool(measures) and all(measure.get("says") for measure in measures.values())


def _texts(exercise: Exercise) -> Iterator[tuple[str, Text]]:
    """Yield what is read before an answer is written, with the place where it stands."""
    yield "prompt", exercise.prompt
    for number, hint in enumerate(exercise.hints):
        yield f"hints.{number}", hint.text
    for check in exercise.checks:
        if check.says is not None:
            yield f"checks.{check.id}.says", check.says
