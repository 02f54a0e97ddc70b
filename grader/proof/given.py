"""Prove the given code of an exercise: it can be made for every case, ends, and prints nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from grader.errors import ContentError
from grader.messages import Message, verbatim
from grader.model import (
    CaseSpec,
    Exercise,
    Given,
    Mark,
    Observation,
    Raised,
    Returned,
    Sandbox,
    TimedOut,
)
from grader.trial import Asker, Cases


def examine(exercise: Exercise, sandbox: Sandbox, seed: int) -> None:
    """Make the given objects of every case.

    Raises
    ------
    ContentError
        One raises, does not end or prints; or what is asked cannot be called.
    """
    if not exercise.given:
        return
    cases, asker = Cases(exercise, seed), Asker(exercise, sandbox)
    try:
        for spec in exercise.cases.values():
            for name, value in cases.draw(spec).inputs.items():
                _examine(exercise, spec, name, list(_given_in(value)), asker)
    finally:
        asker.close()


def _given_in(value: Any) -> Iterator[Given]:
    """Yield the given objects of an input; those among their arguments are made with them."""
    if isinstance(value, Given):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _given_in(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _given_in(item)


def _examine(
    exercise: Exercise, spec: CaseSpec, name: str, objects: list[Given], asker: Asker
) -> None:
    if not objects:
        return
    mark = exercise.mark("cases", spec.name, name)
    seen = asker.observe("make", {"things": [replace(one, asked=False) for one in objects]})
    if not isinstance(seen, Returned):
        raise _unmade(exercise, objects[0], seen, mark)
    if asker.printed.strip():
        raise ContentError(
            Message("the given code prints: {text}", text=asker.printed.strip()[:80]),
            mark=mark,
            hint=Message("students would take it for their own: take it out"),
        )
    for one, callable_ in zip(objects, seen.value, strict=True):
        if one.asked and not callable_:
            raise ContentError(
                Message("`given.{name}` makes nothing that can be asked", name=one.name),
                mark=mark,
                hint=Message("give the class a method `__call__`, or name a function"),
            )


def _unmade(exercise: Exercise, one: Given, seen: Observation, mark: Mark | None) -> ContentError:
    """Return what stands against an object of the given code."""
    said = verbatim(str(seen))
    if isinstance(seen, TimedOut):
        said = Message("not finished after {seconds:g} s", seconds=seen.seconds)
    hint = Message("mend the class `given` of the solution file, or what the case hands to it")
    if isinstance(seen, Raised):
        said = verbatim(f"{seen.type}: {seen.message}")
        if seen.line:
            file = exercise.solution_shown
            hint = Message("it is raised in {file}, line {line}", file=file, line=seen.line)
    return ContentError(
        Message("`given.{name}` cannot be made: {said}", name=one.name, said=said),
        mark=mark,
        hint=hint,
    )
