"""`grader progress`: open mistakes first, then points, tries and help; a screen at most."""

from __future__ import annotations

import click

from grader.cli._command import Choice, documented, option
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "learner"


@documented(
    Message("Show open mistakes, points, tries, hints, quizzes and reviews."),
    "grader progress --format csv",
)
@option("--all", "everything", is_flag=True, help=Message("everything, not only one screen"))
@option(
    "--format",
    "form",
    type=Choice(["terminal", "csv", "json"]),
    default="terminal",
    help=Message("a table for a spreadsheet, or one JSON object"),
)
@click.pass_obj
def command(setting: Setting, everything: bool, form: str) -> None:
    from grader.interface.progress_data import as_csv, as_json
    from grader.interface.progress_screen import progress_screen

    agenda = setting.agenda(setting.readable_quizzes())
    heads = setting.course.heads()
    if form == "csv":
        setting.emit(as_csv(agenda, heads))
    elif form == "json":
        setting.emit(as_json(agenda, heads))
    else:
        setting.emit(progress_screen(setting, agenda, heads, everything=everything))
