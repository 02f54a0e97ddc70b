"""`grader explain`: a misconception in words, where to read on, where it is met and asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from grader.cli import _completion
from grader.cli._command import documented
from grader.cli._setting import Setting
from grader.errors import ContentError, UnknownNameError, UsageError
from grader.messages import Message
from grader.suggest import fitting, nearest
from grader.text import pad, wrap

if TYPE_CHECKING:
    from grader.model import Misconception, Text

SECTION = "learner"


@documented(
    Message("Explain a mistake that a report named, or list yours."), "grader explain no-scale"
)
@click.argument("code", shell_complete=_completion.misconceptions, required=False, default="")
@click.pass_obj
def command(setting: Setting, code: str) -> None:
    from grader.cli._table import with_command

    lang, width = setting.lang, setting.width
    tr = setting.tr
    if not code:
        setting.emit("\n".join(_open(setting)) + "\n")
        return
    mistake = _find(setting, code)
    lines = wrap(f"{mistake.id}   {mistake.title.get(lang)}", width)
    lines += ["", *wrap(f"  {mistake.says.get(lang).strip()}", width)]
    met = list(_exercises(setting, mistake.id))
    for exercise, says in met:
        if says is not None:
            lines += ["", "  " + tr("in {name}:", name=exercise)]
            lines += wrap(f"    {says.get(lang).strip()}", width)
    rows = [(tr("read"), mistake.see)] if mistake.see else []
    rows += [(tr("met in"), ", ".join(exercise for exercise, _ in met))] if met else []
    questions = _questions(setting, mistake.id)
    lines += [""] if rows or questions else []
    for label, text in rows:
        lines += wrap(f"  {pad(label, 6)}  {text}", width)
    if questions:  # a command stays whole
        lines += with_command("  " + pad(tr("asked"), 6), f"grader quiz {questions[0]}", width, 2)
    setting.emit("\n".join(lines) + "\n")


def _open(setting: Setting) -> list[str]:
    """Return the mistakes of the learner that are open, each with the command that explains it."""
    from grader.cli._table import with_command

    known = setting.course.misconceptions()
    lines: list[str] = []
    for mistake in setting.agenda(setting.readable_quizzes()).open_misconceptions:
        if mistake.id in known:
            title = known[mistake.id].title.get(setting.lang)
            command = f"grader explain {mistake.id}"
            lines += with_command(f"  {title}", command, setting.width)
    codes = setting.tr(
        "codes are what a report calls your mistake: {command}", command="grader explain CODE"
    )
    return lines or [setting.tr("no mistake of yours is open"), *wrap(codes, setting.width)]


def _questions(setting: Setting, code: str) -> list[str]:
    """Return the questions that can show `code`, as `QUIZ#ID`."""
    try:
        entries = setting.quizzes.entries.values()
    except ContentError:  # a quiz's fault is no reason to explain nothing
        return []
    return [f"{head.id}#{entry.id}" for head, entry in entries if code in entry.misconceptions]


def _find(setting: Setting, code: str) -> Misconception:
    misconceptions = setting.course.misconceptions()
    wanted = code.replace("_", "-")
    near = fitting(wanted, misconceptions)
    if len(near) == 1:
        return misconceptions[near[0]]
    if near:
        raise UsageError(_several(code, wanted, near), hint=Message("write more of the name"))
    listed = Message("codes are what a report calls your mistake")
    hint = _of_another_kind(setting, code) or nearest(wanted, misconceptions, listed)
    raise UnknownNameError(Message("no misconception `{name}`", name=code), hint=hint)


def _several(code: str, wanted: str, names: list[str]) -> Message:
    facts: dict[str, Any] = {"name": code, "count": len(names), "names": tuple(names)}
    if names[0].startswith(wanted):
        return Message("`{name}` is the beginning of {count} codes: {names}", **facts)
    return Message("`{name}` is in {count} codes: {names}", **facts)


def _of_another_kind(setting: Setting, name: str) -> Message | None:
    """Return the command for a name that is an exercise's or a question's."""
    if name in setting.course.ids:
        return Message("an exercise: `grader show {name}`", name=name)
    if any(name == entry.id for head in setting.readable_quizzes() for entry in head.entries):
        return Message("a question: `grader quiz {name}`", name=name)
    return None


def _exercises(setting: Setting, code: str) -> Iterator[tuple[str, Text | None]]:
    """Yield the exercises that know `code`, with their own sentence where they have one."""
    from grader.content.statement import read_misconceptions

    for identity in setting.course.ids:
        try:
            if code not in read_misconceptions(setting.course, identity):
                continue
            slip = setting.course.exercise(identity).slips.get(code)
        except ContentError:  # another exercise's fault is no reason to explain nothing
            continue
        if slip is not None:
            yield identity, slip.says
