"""`grader author schema`: JSON Schema of the content files, for editors."""

from __future__ import annotations

import click

from grader.cli._setting import Setting

SECTION = "author"


@click.command(epilog="example: grader author schema > exercise.schema.json")
@click.argument("what", type=click.Choice(["exercise", "misconceptions"]), default="exercise")
@click.pass_obj
def command(setting: Setting, what: str) -> None:
    """Print the JSON Schema of exercise or misconceptions files."""
    import json

    from grader.content import schema

    tables = {"exercise": schema.exercise_schema, "misconceptions": schema.misconceptions_schema}
    setting.emit(json.dumps(tables[what](), indent=2, ensure_ascii=False) + "\n")
