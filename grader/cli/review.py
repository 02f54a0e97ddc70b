"""`grader review`: questions that are due again, and those about mistakes in your code."""

from __future__ import annotations

import click

from grader.cli._command import Whole, documented, option
from grader.cli._setting import Setting
from grader.messages import Message

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
    from grader.interface.selecting import nothing_due, review_selection
    from grader.interface.session import run

    selection = review_selection(setting, count, seed, record)
    if selection is None:
        setting.emit(nothing_due(setting) + "\n")
        return 0
    return run(setting, selection)
