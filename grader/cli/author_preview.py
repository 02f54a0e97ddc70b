"""`grader author preview`: an exercise or a question as students see it, and what is behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from grader.cli._command import Command, Whole, example, option
from grader.cli._setting import Setting
from grader.messages import Message

if TYPE_CHECKING:
    from grader.model import CaseSpec, Exercise

SECTION = "author"


@click.command(
    cls=Command,
    help=Message(
        "Show exercises, or questions of quizzes, with everything that stands behind them."
    ),
    epilog=example("grader author preview stable-softmax"),
)
@click.argument("names", metavar="EX|[QUIZ#]ID ...", nargs=-1, required=True)
@option("--seed", type=Whole(0), default=0, metavar="N", help=Message("draw other inputs"))
@click.pass_obj
def command(setting: Setting, names: tuple[str, ...], seed: int) -> None:
    from grader.cli._preview_quiz import is_question, preview
    from grader.errors import UsageError

    for name in names:
        if "#" in name:
            preview(setting, name.removesuffix("#"), seed)
            continue
        try:
            identity = setting.exercise_id(name)
        except UsageError:
            if not is_question(setting, name):
                raise
            preview(setting, f"#{name}", seed)
        else:
            _exercise(setting, identity, seed)


def _exercise(setting: Setting, identity: str, seed: int) -> None:
    from grader.cli._statement import statement
    from grader.content.statement import read_statement
    from grader.text import wrap

    task = setting.course.exercise(identity)
    lang, width = setting.lang, setting.width
    lines = [statement(read_statement(setting.course, identity), lang, width)]
    for title, rows in (
        ("cases", _cases(task, seed, lang)),
        ("checks", _checks(task)),
        ("misconceptions", _slips(setting, task)),
        ("hints", (f"{hint.text.get(lang)}" for hint in task.hints)),
    ):
        lines += ["", title]
        lines += [line for row in rows for line in wrap(f"  {row}", width)]
    setting.emit("\n".join(lines) + "\n")


def _cases(task: Exercise, seed: int, lang: str) -> Iterator[str]:
    from grader.trial import Cases

    drawn = Cases(task, seed)
    for case in task.cases.values():
        inputs = drawn.draw(case).inputs
        shown = ", ".join(f"{name} {_kind(value)}" for name, value in inputs.items())
        yield f"{case.name}{_tags(case)}: {case.call}({shown}): {case.purpose.get(lang)}"


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
