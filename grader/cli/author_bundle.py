"""`grader author bundle`: an exercise as a complete autograder for an outside system."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli._setting import Setting

SECTION = "author"


@click.command(epilog="example: grader author bundle gradescope stable-softmax")
@click.argument("system", metavar="SYSTEM", type=click.Choice(["gradescope"]))
@click.argument("exercise", metavar="EX")
@click.option("--seed", type=click.IntRange(0), default=0, metavar="N", help="of the drawn inputs")
@click.option(
    "-o", "--out", metavar="FILE", type=click.Path(path_type=Path), help="EX-SYSTEM.zip by default"
)
@click.pass_obj
def command(setting: Setting, system: str, exercise: str, seed: int, out: Path | None) -> int:
    """Write the zip that Gradescope takes as an autograder."""
    return write_bundle(setting, exercise, seed, out)


def write_bundle(setting: Setting, exercise: str, seed: int, out: Path | None) -> int:
    """Write the autograder of an exercise and say where it goes."""
    from grader.classroom.bundle import bundle
    from grader.classroom.filesystem import replace_file

    task = setting.course.exercise(setting.exercise_id(exercise))
    path = setting.cwd / (out or Path(f"{task.id}-gradescope.zip"))
    replace_file(path, bundle(setting.course, task, seed))
    points = sum(check.points for check in task.checks)
    setting.emit(f"{setting.relative(path)}\n")
    setting.say(f"Gradescope: assignment of {points:g} points, Configure Autograder, upload it")
    setting.say("it holds the solution: it is not for students")
    return 0
