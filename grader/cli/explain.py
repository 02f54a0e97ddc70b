"""`grader explain`: a misconception in words, where to read on, where it is met and asked."""

from __future__ import annotations

import click

from grader.cli import _completion
from grader.cli._command import documented
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "learner"


@documented(
    Message("Explain a mistake that a report named, or list yours."), "grader explain no-scale"
)
@click.argument("code", shell_complete=_completion.misconceptions, required=False, default="")
@click.pass_obj
def command(setting: Setting, code: str) -> None:
    from grader.interface.explaining import explain_screen

    setting.emit(explain_screen(setting, code) + "\n")
