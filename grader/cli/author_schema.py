"""`grader author schema`: JSON Schema of the content files, for editors."""

from __future__ import annotations

import click

from grader.cli._command import Choice, Command, example
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "author"


@click.command(
    cls=Command,
    help=Message("Print the JSON Schema of exercise, misconceptions or quiz files."),
    epilog=example("grader author schema > exercise.schema.json"),
)
@click.argument("what", type=Choice(["exercise", "misconceptions", "quiz"]), default="exercise")
@click.pass_obj
def command(setting: Setting, what: str) -> None:
    import json

    from grader.content import quiz_schema, schema

    tables = {
        "exercise": schema.exercise_schema,
        "misconceptions": schema.misconceptions_schema,
        "quiz": quiz_schema.quiz_schema,
    }
    setting.emit(json.dumps(tables[what](), indent=2, ensure_ascii=False) + "\n")
