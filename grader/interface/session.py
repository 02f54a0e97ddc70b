"""Run a session of questions: ask them, sum up, say what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from grader.interface.asking import Dialogue, Heading, Quit
from grader.interface.desk import Desk
from grader.interface.quiz_screen import Screen
from grader.interface.sitting import Selection, Sitting
from grader.interface.terminal import Terminal
from grader.interface.when import when

if TYPE_CHECKING:
    from grader.learner.agenda import Agenda
    from grader.learner.asking import Asking
    from grader.learner.summary import Summary
    from grader.messages import Text

_NAMED = 3
"""Questions that come back at the same time and are named one by one."""


def run(terminal: Terminal, selection: Selection) -> int:
    """Ask the questions of a selection and return the exit code: 1 when it is not passed.

    Raises
    ------
    UsageError
        The file to append answers to cannot be written to.
    """
    screen = Screen(terminal.lang, terminal.width, color=terminal.color, plain=terminal.plain)
    sitting = Sitting(terminal, selection)
    agenda = terminal.agenda(terminal.quizzes.heads)
    begun = terminal.clock()
    asked: list[Asking] = []
    code: int | None = None
    try:
        for place, identity in enumerate(selection.questions, start=1):
            if (asking := _one(terminal, sitting, screen, agenda, (place, identity))) is not None:
                asked.append(asking)
    except Quit as quit_:
        asked += [quit_.asking] if quit_.asking.attempts else []
        code = quit_.exit_code
        if code:
            terminal.emit("\n")
    return _end(terminal, sitting, screen, asked, terminal.clock() - begun, stopped=code)


def _one(
    terminal: Terminal, sitting: Sitting, screen: Screen, agenda: Agenda, asked: tuple[int, str]
) -> Asking | None:
    """Ask one question; None where its author's mistake makes that impossible."""
    selection, (place, identity) = sitting.selection, asked
    if (variant := sitting.variant(agenda, identity)) is None:
        return None
    head, _ = agenda.entries[identity]
    heading = Heading(
        terminal.tr.of(head.title),
        place,
        len(selection.questions),
        selection.reasons.get(identity),
    )
    return Dialogue(terminal, sitting, screen, variant).run(heading)


def _end(
    terminal: Terminal,
    sitting: Sitting,
    screen: Screen,
    asked: list[Asking],
    seconds: float,
    *,
    stopped: int | None,
) -> int:
    """Sum up and return the exit code; `stopped` is that of a session that was left early."""
    from grader.interface.table import with_command

    selection = sitting.selection
    lines, total = summary_lines(terminal, selection, screen, asked, seconds)
    if lines:
        terminal.emit("\n".join(lines if stopped is None else ["", *lines]) + "\n")
    if stopped is not None:
        said = screen.tr("Stopped; every answer is recorded.")
        going_on = screen.tr("go on: {command}", command=selection.command)
        lines = with_command(f"  {said}", going_on, screen.width, screen.gap)
        terminal.emit("\n".join(lines) + "\n")
        return stopped
    agenda = terminal.agenda(terminal.quizzes.heads)
    terminal.emit("\n".join(_next(agenda, screen)) + "\n")
    return int(bool(total.most) and total.share < selection.pass_share)


def summary_lines(
    desk: Desk, selection: Selection, screen: Screen, asked: Sequence[Asking], seconds: float
) -> tuple[list[str], Summary]:
    """Return what came out of the questions that were asked; no line where none was."""
    from grader.learner.summary import summary

    total = summary(asked)
    if not asked:
        return [], total
    lines = screen.summary(selection.title, total, seconds, _read_again(desk, total.misjudged))
    if tried := [asking.question.id for asking in asked if asking.attempts]:
        agenda = desk.agenda(desk.quizzes.heads)
        lines += ["", *_schedule(agenda, screen, tried)]
    return lines, total


def _next(agenda: Agenda, screen: Screen) -> list[str]:
    """Return the command that goes on: what is due, or new questions of this quiz or another."""
    from grader.interface.table import with_command

    label = "  " + screen.tr("next")
    if agenda.due:
        text, command = screen.tr("({n} due)", n=len(agenda.due)), "grader review"
    else:
        quiz = agenda.next_quiz()
        text, command = screen.tr("({n} new)", n=agenda.new(quiz)), f"grader quiz {quiz.id}"
        if not agenda.new(quiz):
            return ["", f"{label}   grader progress"]
    lines = with_command(label, command, screen.width)
    return ["", *lines[:-1], *with_command(lines[-1], text, screen.width)]


def _read_again(desk: Desk, misjudged: Iterable[str]) -> list[str]:
    """Return where to read on about questions, each place once with the questions it is for."""
    tr = desk.tr
    places: dict[Text, list[str]] = {}
    for identity in misjudged:
        question = desk.quizzes.question(identity)
        listed = (desk.course.misconceptions().get(name) for name in question.misconceptions)
        pages = (entry.see for entry in listed if entry is not None and entry.see)
        if place := question.source or next(pages, None):
            places.setdefault(place, []).append(identity)
    return [tr("{place} ({names})", place=p, names=tuple(names)) for p, names in places.items()]


def _schedule(agenda: Agenda, screen: Screen, asked: Sequence[str]) -> list[str]:
    """Return when the questions of this session come back."""
    tr = screen.tr
    groups: dict[str, list[str]] = {}
    for seconds, name in sorted((agenda.waits[n], n) for n in asked if n in agenda.waits):
        groups.setdefault(tr.of(when(seconds)), []).append(name)
    parts: list[str] = []
    for time, names in groups.items():
        some = tuple(names)
        if len(names) > _NAMED:
            rest = tr("{n} others", n=len(names) - (0 if parts else 1))
            some = (rest,) if parts else (names[0], rest)
        parts.append(tr("{names} {when}", names=some, when=time))
    together = tr.in_context("groups", "; ").join(parts)
    return screen.hanging("  " + tr("Back for review: "), together) if parts else []
