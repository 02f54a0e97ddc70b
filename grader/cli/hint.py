"""`grader hint`: the next level of help, from gentle to concrete; each is recorded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from grader.cli import _completion
from grader.cli._command import Whole, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message, plural, verbatim
from grader.text import wrap

if TYPE_CHECKING:
    from grader.learner.attempts import Standing
    from grader.model import Hint

SECTION = "learner"


@documented(
    Message("Show the next hint for an exercise, or for the one at work."),
    "grader hint stable-softmax",
)
@click.argument(
    "exercise", shell_complete=_completion.exercises, metavar="[EX]", required=False, default=""
)
@option("--level", type=Whole(1), metavar="N", help=Message("this level, not the next"))
@click.pass_obj
def command(setting: Setting, exercise: str, level: int | None) -> None:
    from grader.content.statement import read_hints

    tr = setting.tr
    identity = setting.exercise_id(exercise) if exercise else _at_work(setting)
    hints = read_hints(setting.course, identity)
    if not hints:
        raise UsageError(
            Message("`{name}` has no hints", name=identity),
            hint=verbatim(f"`grader show {identity}`"),
        )
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
    standing = setting.standing(identity)
    level = level or upcoming(hints, standing)
    if level not in standing.hints:
        setting.record("hint", identity, level=level)
    seen = len({*standing.hints, level})
    place = tr("hint {n}, seen {seen} of {of}", n=level, seen=seen, of=len(hints))
    lines = [f"{identity}   {place}", ""]
    lines += wrap(f"  {hints[level - 1].text.get(setting.lang).strip()}", setting.width)
    if seen < len(hints):
        lines += ["", tr("more: {command}", command=f"grader hint {identity}")]
    else:
        command = f"grader solution {identity} --give-up"
        lines += ["", tr("that was the last one: {command}", command=command)]
    setting.emit("\n".join(lines) + "\n")


def _at_work(setting: Setting) -> str:
    """Return the exercise that was worked on last and is not passed."""
    known = set(setting.course.ids)
    working = [s for n, s in setting.standings().items() if n in known and s.begun and not s.passed]
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
