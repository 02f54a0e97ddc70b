"""`grader hint`: the next level of help, from gentle to concrete; each is recorded."""

from __future__ import annotations

import click

from grader.cli import _completion
from grader.cli._command import Whole, documented, option
from grader.cli._setting import Setting
from grader.messages import Message

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
    from grader.interface.hints import hint_screen

    setting.emit(hint_screen(setting, exercise, level) + "\n")
