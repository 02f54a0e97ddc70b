"""A misconception in words, where to read on, where it is met and asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from grader.errors import ContentError, UnknownNameError, UsageError
from grader.interface.desk import Desk
from grader.interface.screen import Screen
from grader.messages import Message
from grader.suggest import fitting, nearest
from grader.text import pad, wrap

if TYPE_CHECKING:
    from grader.model import Misconception, Text


def explain_screen(desk: Desk, code: str = "") -> Screen:
    """Return what there is to say of a misconception; without one, those that are open.

    Raises
    ------
    UsageError
        There is none of that name, or there are several.
    """
    from grader.interface.table import with_command

    lang, width = desk.lang, desk.width
    tr = desk.tr
    if not code:
        return Screen("\n".join(_open(desk)))
    mistake = _find(desk, code)
    lines = wrap(f"{mistake.id}   {mistake.title.get(lang)}", width)
    lines += ["", *wrap(f"  {mistake.says.get(lang).strip()}", width)]
    met = list(_exercises(desk, mistake.id))
    for exercise, says in met:
        if says is not None:
            lines += ["", "  " + tr("in {name}:", name=exercise)]
            lines += wrap(f"    {says.get(lang).strip()}", width)
    rows = [(tr("read"), tr.of(mistake.see))] if mistake.see else []
    rows += [(tr("met in"), ", ".join(exercise for exercise, _ in met))] if met else []
    questions = _questions(desk, mistake.id)
    lines += [""] if rows or questions else []
    for label, text in rows:
        lines += wrap(f"  {pad(label, 6)}  {text}", width)
    if questions:  # a command stays whole
        lines += with_command("  " + pad(tr("asked"), 6), f"grader quiz {questions[0]}", width, 2)
    facts = {
        "id": mistake.id,
        "title": mistake.title.get(lang),
        "says": mistake.says.get(lang).strip(),
        "see": mistake.see.get(lang) if mistake.see else "",
        "exercises": [exercise for exercise, _ in met],
        "questions": questions,
    }
    return Screen("\n".join(lines), facts)


def _open(desk: Desk) -> list[str]:
    """Return the mistakes of the learner that are open, each with the command that explains it."""
    from grader.interface.table import with_command

    known = desk.course.misconceptions()
    lines: list[str] = []
    for mistake in desk.agenda(desk.readable_quizzes()).open_misconceptions:
        if mistake.id in known:
            title = known[mistake.id].title.get(desk.lang)
            command = f"grader explain {mistake.id}"
            lines += with_command(f"  {title}", command, desk.width)
    codes = desk.tr(
        "codes are what a report calls your mistake: {command}", command="grader explain CODE"
    )
    return lines or [desk.tr("no mistake of yours is open"), *wrap(codes, desk.width)]


def _questions(desk: Desk, code: str) -> list[str]:
    """Return the questions that can show `code`, as `QUIZ#ID`."""
    try:
        entries = desk.quizzes.entries.values()
    except ContentError:  # a quiz's fault is no reason to explain nothing
        return []
    return [f"{head.id}#{entry.id}" for head, entry in entries if code in entry.misconceptions]


def _find(desk: Desk, code: str) -> Misconception:
    misconceptions = desk.course.misconceptions()
    wanted = code.replace("_", "-")
    near = fitting(wanted, misconceptions)
    if len(near) == 1:
        return misconceptions[near[0]]
    if near:
        raise UsageError(_several(code, wanted, near), hint=Message("write more of the name"))
    listed = Message("codes are what a report calls your mistake")
    hint = _of_another_kind(desk, code) or nearest(wanted, misconceptions, listed)
    raise UnknownNameError(Message("no misconception `{name}`", name=code), hint=hint)


def _several(code: str, wanted: str, names: list[str]) -> Message:
    facts: dict[str, Any] = {"name": code, "count": len(names), "names": tuple(names)}
    if names[0].startswith(wanted):
        return Message("`{name}` is the beginning of {count} codes: {names}", **facts)
    return Message("`{name}` is in {count} codes: {names}", **facts)


def _of_another_kind(desk: Desk, name: str) -> Message | None:
    """Return the command for a name that is an exercise's or a question's."""
    if name in desk.course.ids:
        return Message("an exercise: `grader show {name}`", name=name)
    if any(name == entry.id for head in desk.readable_quizzes() for entry in head.entries):
        return Message("a question: `grader quiz {name}`", name=name)
    return None


def _exercises(desk: Desk, code: str) -> Iterator[tuple[str, Text | None]]:
    """Yield the exercises that know `code`, with their own sentence where they have one."""
    from grader.content.statement import read_misconceptions

    for identity in desk.course.ids:
        try:
            if code not in read_misconceptions(desk.course, identity):
                continue
            slip = desk.course.exercise(identity).slips.get(code)
        except ContentError:  # another exercise's fault is no reason to explain nothing
            continue
        if slip is not None:
            yield identity, slip.says
