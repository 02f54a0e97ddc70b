"""`grader author validate`: prove that exercises are what they say they are."""

from __future__ import annotations

import click

from grader.cli._setting import Setting

SECTION = "author"


@click.command(epilog="example: grader author validate stable-softmax")
@click.argument("exercises", metavar="[EX]...", nargs=-1)
@click.option("--seed", type=click.IntRange(0), default=0, metavar="N", help="draw other inputs")
@click.option("--backend", type=click.Choice(["numpy", "torch"]), help="only this library")
@click.option("--require-sandbox", "require", metavar="KIND", help="refuse a weaker sandbox")
@click.pass_obj
def command(
    setting: Setting,
    exercises: tuple[str, ...],
    seed: int,
    backend: str | None,
    require: str | None,
) -> int:
    """Run every answer, starter and wrong variant, and print what catches what."""
    import importlib

    # Found by name: the proof is a layer below that a course for learners can do without.
    prove = importlib.import_module("grader.validate").validate
    chosen = [setting.exercise_id(text) for text in exercises] or list(setting.course.ids)
    with setting.grading(seed=seed, require=require) as grader:
        passed = prove(setting.course, chosen, grader, backend=backend, emit=setting.emit)
    return 0 if passed else 1
