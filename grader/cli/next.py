"""`grader next`: the exercise to go on with, which is never one that is done."""

from __future__ import annotations

import click

from grader.cli._command import documented
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "learner"


@documented(Message("Show the next exercise that is not done."), "grader next")
@click.pass_obj
def command(setting: Setting) -> None:
    from grader.interface.statement import statement_screen
    from grader.learner.agenda import next_exercise

    heads, standings = setting.course.heads(), setting.standings()
    ids = {head.id for head in heads}
    last = next((name for name in reversed(list(standings)) if name in ids), "")
    ahead = next_exercise(heads, standings, last)
    if not ahead and last and not standings[last].passed:
        ahead = last
    if not ahead:
        setting.emit(setting.tr("all exercises are done") + "\n")
        return
    setting.page(statement_screen(setting, ahead) + "\n")
