"""`grader author preview`: an exercise or a question as students see it, and what is behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from grader.cli._setting import Setting

if TYPE_CHECKING:
    from grader.model import CaseSpec, Exercise

SECTION = "author"


@click.command(epilog="example: grader author preview stable-softmax")
@click.argument("exercise", metavar="EX|QUIZ#ID")
@click.option("--seed", type=click.IntRange(0), default=0, metavar="N", help="draw other inputs")
@click.pass_obj
def command(setting: Setting, exercise: str, seed: int) -> None:
    """Show an exercise, or a question of a quiz, with everything that stands behind it."""
    from grader.cli._preview_quiz import preview
    from grader.cli._statement import statement
    from grader.content.statement import read_statement
    from grader.reports._text import wrap

    if "#" in exercise:
        preview(setting, exercise.removesuffix("#"), seed)
        return
    identity = setting.exercise_id(exercise)
    task = setting.course.exercise(identity)
    lang, width = setting.lang, setting.width
    lines = [statement(read_statement(setting.course, identity), lang, width)]
    for title, rows in (
        ("cases", _cases(task, seed)),
        ("checks", _checks(task)),
        ("misconceptions", _slips(setting, task)),
        ("hints", (f"{hint.text.get(lang)}" for hint in task.hints)),
    ):
        lines += ["", title]
        lines += [line for row in rows for line in wrap(f"  {row}", width)]
    setting.emit("\n".join(lines) + "\n")


def _cases(task: Exercise, seed: int) -> Iterator[str]:
    from grader.checks._bench import Drawn
    from grader.oracle import Draws

    draws = Draws(task, seed)
    for case in task.cases.values():
        inputs = draws.inputs(Drawn(case))
        shown = ", ".join(f"{name} {_kind(value)}" for name, value in inputs.items())
        yield f"{case.name}{_tags(case)}: {case.call}({shown}): {case.purpose}"


def _tags(case: CaseSpec) -> str:
    tags = ["hidden"] if case.hidden else []
    tags += [f"{case.repeat} draws"] if case.repeat > 1 else []
    return f" ({', '.join(tags)})" if tags else ""


def _kind(value: Any) -> str:
    shape = getattr(value, "shape", None)
    if shape:
        return f"{value.dtype}{list(shape)}"
    return repr(value.item() if shape == () else value)


def _checks(task: Exercise) -> Iterator[str]:
    for check in task.checks:
        cases = f": {', '.join(check.cases)}" if check.cases else ""
        backends = f", only {', '.join(check.backends)}" if check.backends else ""
        points = "1 point" if check.points == 1 else f"{check.points:g} points"
        yield f"{check.id} ({check.kind}, {points}{backends}){cases}"


def _slips(setting: Setting, task: Exercise) -> Iterator[str]:
    known = setting.course.misconceptions()
    for slip in task.slips.values():
        title = known[slip.id].title.get(setting.lang) if slip.id in known else ""
        yield f"{slip.id}: {title} (caught by {', '.join(slip.caught_by)})"
