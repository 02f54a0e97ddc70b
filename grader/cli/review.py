"""`grader review`: questions that are due again, and those about mistakes in your code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli._command import Whole, documented, option
from grader.cli._setting import Setting
from grader.interface.when import when
from grader.messages import Message

if TYPE_CHECKING:
    from grader.learner.agenda import Agenda

SECTION = "learner"

_COUNT = 10


@documented(
    Message("Answer the questions that are due, mistakes of your code first."), "grader review -n 5"
)
@option("-n", "count", type=Whole(1), default=_COUNT, metavar="N", help=Message("at most"))
@option("--seed", type=Whole(0), metavar="N", help=Message("the same variants for everybody"))
@option(
    "--record",
    metavar="FILE",
    default="",
    help=Message("append answers to a file, for `grader author stats`"),
)
@click.pass_obj
def command(setting: Setting, count: int, seed: int | None, record: str) -> int:
    from grader.cli._session import run
    from grader.interface.sitting import Selection, drawn_for

    agenda = setting.agenda(setting.quizzes.heads)
    chosen = agenda.due[:count]
    if not chosen:
        return _nothing(setting, agenda)
    reasons = {name: reason for name in chosen if (reason := agenda.reason(name))}
    selection = Selection(
        chosen,
        setting.tr("Review"),
        "grader review",
        drawn_for=drawn_for(setting, seed),
        record=record,
        reasons=reasons,
    )
    return run(setting, selection)


def _nothing(setting: Setting, agenda: Agenda) -> int:
    """Say when the next question is due."""
    tr = setting.tr
    lines = [tr("Nothing is due for review.")]
    if times := [when(seconds) for seconds in agenda.later]:
        lines.append(tr("Next: {n} {when}.", n=times.count(times[0]), when=times[0]))
    lines.append(tr("ask new questions: {command}", command="grader quiz"))
    setting.emit("\n".join(lines) + "\n")
    return 0
