"""`grader author schema`: JSON Schema of the content files, for editors."""

from __future__ import annotations

import click

from grader.cli._command import Choice, documented
from grader.cli._setting import Setting
from grader.messages import Message

SECTION = "author"


@documented(
    Message("Print the JSON Schema of exercise, misconceptions or quiz files."),
    "grader author schema > exercise.schema.json",
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
