"""`grader author schema`: JSON Schema of the content files, for editors."""

from __future__ import annotations

import click

from grader.cli._setting import Setting

SECTION = "author"


@click.command(epilog="example: grader author schema > exercise.schema.json")
@click.argument(
    "what", type=click.Choice(["exercise", "misconceptions", "quiz"]), default="exercise"
)
@click.pass_obj
def command(setting: Setting, what: str) -> None:
    """Print the JSON Schema of exercise, misconceptions or quiz files."""
    import json

    from grader.content import quiz_schema, schema

    tables = {
        "exercise": schema.exercise_schema,
        "misconceptions": schema.misconceptions_schema,
        "quiz": quiz_schema.quiz_schema,
    }
    setting.emit(json.dumps(tables[what](), indent=2, ensure_ascii=False) + "\n")
