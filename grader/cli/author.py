"""`grader author`: commands for those who write exercises."""

from __future__ import annotations

import click

from grader.cli._command import example
from grader.cli._group import Commands
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "author"


@click.group(
    cls=Commands,
    prefix="author_",
    help=Message("Write, prove and look at exercises."),
    epilog=example("grader author preview stable-softmax"),
)
@click.pass_obj
def command(setting: Setting) -> None:
    setting.author = True
