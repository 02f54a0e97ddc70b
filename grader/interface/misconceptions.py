"""The misconceptions of a learner on the screen: which are open, and what closes each one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from grader.interface.desk import Desk
from grader.interface.table import with_command
from grader.interface.when import when
from grader.text import cells, pad, wrap

if TYPE_CHECKING:
    from grader.learner.agenda import Agenda
    from grader.learner.misconceptions import SeenMisconception
    from grader.messages import Language

_LISTED = 3
"""Open ones that are listed; all of them are by `grader explain`."""
_STEPS = 2
"""Lines about what closes one."""


def misconception_lines(desk: Desk, agenda: Agenda, *, everything: bool) -> list[str]:
    """Return the open misconceptions and what closes each; with `everything`, closed ones, too."""
    tr = desk.tr
    if not agenda.misconceptions:
        return []
    still_open, closed = agenda.open_misconceptions, agenda.closed_misconceptions
    counts = {"open": len(still_open), "closed": len(closed)}
    lines = [tr("misconceptions: {open} open, {closed} closed", **counts)]
    width = max(map(len, agenda.misconceptions))
    words = (tr.in_context("misconception", "open"), tr.in_context("misconception", "closed"))
    label = max(map(cells, words))
    for word, group in zip(words, (still_open, closed if everything else []), strict=True):
        listed = group if everything else group[:_LISTED]
        for seen in listed:
            times = tr("seen {n}x", n=seen.seen)
            lines += wrap(f"  {pad(word, label)}  {seen.id:<{width}}  {times}", desk.width)
            if group is still_open:
                to_do = list(_to_do(agenda, seen, tr))[: None if everything else _STEPS]
                lines += [f"  {' ' * label}    {part}" for part in to_do]
        if len(group) > len(listed):
            more = tr("{n} more", n=len(group) - len(listed))
            lines += with_command(f"  {pad(word, label)}  {more}", "grader explain", desk.width)
    if still_open:
        closes = tr(
            "one closes when its code passes and a question on it is answered right at once"
        )
        lines += wrap(f"  {closes}", desk.width)
    return lines


def _to_do(agenda: Agenda, seen: SeenMisconception, tr: Language) -> Iterator[str]:
    """Yield what still has to happen for a misconception to be closed."""
    for exercise in sorted(seen.pending):
        yield tr("fix it: {command}", command=f"grader check {exercise}")
    if seen.in_code and not seen.pending:
        yield tr("fixed in code")
    questions = agenda.questions_on.get(seen.id, ())
    if seen.answered or not questions:
        return
    waits = [agenda.waits[question] for question in questions if question in agenda.waits]
    if set(questions) & set(agenda.due):
        yield tr("answer a question on it: {command}", command="grader review")
    elif waits:
        yield tr("its question comes back {when}", when=when(min(waits)))
    else:
        quiz, _ = agenda.entries[questions[0]]
        command = f"grader quiz {quiz.id}#{questions[0]}"
        yield tr("answer a question on it: {command}", command=command)
