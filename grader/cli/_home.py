"""Bare `grader`: where am I, and what next; at most twelve lines."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.text import cells, columns, pad, wrap

if TYPE_CHECKING:
    from grader.learner.agenda import Agenda
    from grader.model import ExerciseHead

_LABEL = 8
_LINES = 12
_SECONDS = 45
"""For one question, as a rule of thumb."""


def home(setting: Setting) -> None:
    """Print the learner's place in the course."""
    from grader.interface.table import with_command
    from grader.learner.attempts import count_passed

    tr = setting.tr
    agenda = setting.agenda(setting.readable_quizzes())
    heads = setting.course.heads()
    done = count_passed((head.id for head in heads), agenda.standings)
    left = tr("workspace {path}", path=_home_relative(setting))
    right = tr("{n} of {of} exercises done", n=done, of=len(heads))
    lines = [*columns(left, right, setting.width), "", *_exercise(setting, agenda, heads)]
    for label, text, command in _facts(setting, agenda):
        lines += with_command(f"  {pad(label, _LABEL)}{text}", command, setting.width)
    exercises, commands = tr("all exercises"), tr("all commands")
    width = max(cells(exercises), cells(commands)) + 3
    last = ["", f"  {pad(exercises, width)}grader list", f"  {pad(commands, width)}grader --help"]
    setting.emit("\n".join([*lines[: _LINES - len(last)], *last]) + "\n")


def _exercise(setting: Setting, agenda: Agenda, heads: tuple[ExerciseHead, ...]) -> list[str]:
    """Return the exercise that is open, or the one to begin, and the command for it."""
    from grader.interface.work import command_for
    from grader.learner.agenda import next_exercise

    tr = setting.tr
    titles = {head.id: head.title for head in heads}
    standings = {name: s for name, s in agenda.standings.items() if name in titles}
    working = [s for s in standings.values() if s.begun and not s.passed]
    label = "  " + pad(tr.in_context("exercise", "open"), _LABEL)
    after = "  " + pad(tr("next"), _LABEL)
    comma = tr.in_context("facts", ", ")
    if working:
        standing = working[-1]
        facts = [tr("tried {n}x", n=standing.attempts) if standing.attempts else tr("started")]
        if diagnosis := standing.latest.diagnosis:
            facts.append(tr("last: {names}", names=", ".join(diagnosis)))
        text = f"{label}{standing.exercise}   {comma.join(facts)}"
        command = command_for(setting, standing.exercise)
        return [*wrap(text, setting.width), f"{after}{command}"]
    passed = [name for name, s in standings.items() if s.passed]
    if ahead := next_exercise(heads, standings, passed[-1] if passed else ""):
        text = f"{label}{ahead}   {tr.of(titles[ahead])}"
        return [*wrap(text, setting.width), f"{after}{command_for(setting, ahead)}"]
    return ["  " + tr("all exercises are done"), f"{after}grader progress"]


def _facts(setting: Setting, agenda: Agenda) -> Iterator[tuple[str, str, str]]:
    """Yield what else is open as (label, text, command): a quiz, reviews, the last mistake."""
    tr = setting.tr
    comma = tr.in_context("facts", ", ")
    if agenda.quizzes and agenda.new(quiz := agenda.next_quiz()):
        count, new = len(quiz.entries), agenda.new(quiz)
        text = tr("{name}, {n} questions", name=quiz.id, n=count)
        if new < count:
            text = tr("{name}, {asked} of {n} asked", name=quiz.id, asked=count - new, n=count)
        yield tr("quiz"), text, f"grader quiz {quiz.id}"
    if due := len(agenda.due):
        minutes = math.ceil(due * _SECONDS / 60)
        parts = [tr.plural("{n} question", "{n} questions", due)]
        parts.append(tr.plural("about {n} minute", "about {n} minutes", minutes))
        yield tr("review"), comma.join(parts), "grader review"
    if mistakes := agenda.open_misconceptions:
        parts = [mistakes[0].id, tr("seen {n}x", n=mistakes[0].seen)]
        parts += [tr("{n} more", n=len(mistakes) - 1)] if len(mistakes) > 1 else []
        yield tr("mistake"), comma.join(parts), "grader progress"


def _home_relative(setting: Setting) -> str:
    home = setting.environ.get("HOME", "")
    text = str(setting.workspace)
    return f"~{text.removeprefix(home)}" if home and text.startswith(f"{home}/") else text
