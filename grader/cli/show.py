"""`grader show`: the statement of an exercise and its stub."""

from __future__ import annotations

import click

from grader.cli import _completion
from grader.cli._command import documented
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "learner"


@documented(
    Message("Show the statement of an exercise and the functions to write."),
    "grader show stable-softmax --lang zh",
)
@click.argument("exercise", shell_complete=_completion.exercises, metavar="EX")
@click.pass_obj
def command(setting: Setting, exercise: str) -> None:
    from grader.interface.statement import statement_screen

    screen = statement_screen(setting, setting.exercise_id(exercise), color=setting.color)
    setting.page(screen + "\n")
