"""The next level of help with an exercise, from gentle to concrete; each is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grader.errors import UsageError
from grader.interface.desk import Desk
from grader.interface.screen import Screen
from grader.messages import Message, plural, verbatim
from grader.text import wrap

if TYPE_CHECKING:
    from grader.learner.attempts import Standing
    from grader.model import Hint


def hint_screen(desk: Desk, exercise: str = "", level: int | None = None) -> Screen:
    """Return the next hint for an exercise, or for the one at work; or that of a level.

    Raises
    ------
    UsageError
        There is no such exercise, none is at work, or it has no such hint.
    """
    from grader.content.statement import read_hints

    tr = desk.tr
    identity = desk.exercise_id(exercise) if exercise else _at_work(desk)
    hints = read_hints(desk.course, identity)
    if not hints:
        raise UsageError(
            Message("`{name}` has no hints", name=identity),
            hint=verbatim(f"`grader show {identity}`"),
        )
    if level is not None and level < 1:
        raise UsageError(Message("hints are counted from 1, got {level}", level=level))
    if level is not None and level > len(hints):
        raise UsageError(
            plural(
                "`{name}` has {n} hint, not {level}",
                "`{name}` has {n} hints, not {level}",
                len(hints),
                name=identity,
                level=level,
            )
        )
    standing = desk.standing(identity)
    place = tr("hint, level {n} of {of}", n=level, of=len(hints)) if level else ""
    level = level or upcoming(hints, standing)
    if level not in standing.hints:
        desk.record("hint", identity, level=level)
    read = [*dict.fromkeys((*standing.hints, level))]
    seen = len(read)
    place = place or tr("hint {n} of {of}", n=read.index(level) + 1, of=len(hints))
    lines = [f"{identity}   {place}", ""]
    lines += wrap(f"  {hints[level - 1].text.get(desk.lang).strip()}", desk.width)
    if seen < len(hints):
        lines += ["", tr("more: {command}", command=desk.command(f"hint {identity}"))]
    else:
        command = desk.command(f"solution {identity} --give-up")
        lines += ["", tr("that was the last one: {command}", command=command)]
    facts = {
        "exercise": identity,
        "level": level,
        "seen": seen,
        "of": len(hints),
        "text": hints[level - 1].text.get(desk.lang).strip(),
    }
    return Screen("\n".join(lines), facts)


def _at_work(desk: Desk) -> str:
    """Return the exercise that was worked on last and is not passed."""
    known = set(desk.course.ids)
    working = [s for n, s in desk.standings().items() if n in known and s.begun and not s.passed]
    if not working:
        raise UsageError(
            Message("no exercise is open"),
            hint=Message("`grader hint EX`; `grader list` shows all exercises"),
        )
    return working[-1].exercise


def upcoming(hints: Sequence[Hint], standing: Standing) -> int:
    """Return the level to show, from 1.

    Hints for the checks that failed last come first, then the others, in the order of the file;
    when all have been shown, the last one shown.
    """
    levels = range(1, len(hints) + 1)
    fitting = [level for level in levels if hints[level - 1].after in standing.latest.failed]
    order = [*fitting, *(level for level in levels if level not in fitting)]
    unseen = [level for level in order if level not in standing.hints]
    return unseen[0] if unseen else standing.hints[-1]
