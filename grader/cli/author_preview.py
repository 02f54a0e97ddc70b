"""`grader author preview`: an exercise or a question as students see it, and what is behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from grader.cli._command import Whole, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Language, Message
from grader.text import wrap

if TYPE_CHECKING:
    from grader.model import CaseSpec, Exercise, Text

SECTION = "author"


@documented(
    Message("Show exercises, or questions of quizzes, with everything that stands behind them."),
    "grader author preview stable-softmax",
)
@click.argument("names", metavar="EX|[QUIZ#]ID ...", nargs=-1, required=True)
@option("--seed", type=Whole(0), default=0, metavar="N", help=Message("draw other inputs"))
@click.pass_obj
def command(setting: Setting, names: tuple[str, ...], seed: int) -> None:
    from grader.cli._preview_quiz import is_question, preview

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
    from grader.content.statement import read_statement
    from grader.interface.statement import statement

    task = setting.course.exercise(identity)
    tr, width = setting.tr, setting.width
    lines = [statement(read_statement(setting.course, identity), setting.lang, width)]
    for title, rows in (
        (tr("cases"), _cases(task, seed, tr)),
        (tr("checks"), _checks(task, tr)),
        (tr("misconceptions"), _slips(setting, task)),
        (tr("hints"), (tr.of(hint.text) for hint in task.hints)),
    ):
        lines += ["", title]
        lines += [line for row in rows for line in wrap(f"  {row}", width)]
    setting.emit("\n".join(lines) + "\n")


def _cases(task: Exercise, seed: int, tr: Language) -> Iterator[str]:
    from grader.trial import Cases

    drawn = Cases(task, seed)
    for case in task.cases.values():
        inputs = drawn.draw(case).inputs
        shown = ", ".join(f"{name} {_kind(value)}" for name, value in inputs.items())
        call = f"{case.call}({shown})"
        name = f"{case.name}{_tags(case, tr)}"
        purpose: Text | Message = case.purpose
        if case.covers is not None:
            purpose = Message("{purpose}; it covers: {covers}", purpose=purpose, covers=case.covers)
        yield tr("{name}: {call}: {purpose}", name=name, call=call, purpose=purpose)


def _tags(case: CaseSpec, tr: Language) -> str:
    tags = [tr("hidden")] if case.hidden else []
    tags += [tr("{n} draws", n=case.repeat)] if case.repeat > 1 else []
    return tr(" ({tags})", tags=tuple(tags)) if tags else ""


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_kind(part)}' for key, part in value.items())}}}"
    if isinstance(value, list | tuple):
        left, right = "[]" if isinstance(value, list) else "()"
        return f"{left}{', '.join(map(_kind, value))}{right}"
    shape = getattr(value, "shape", None)
    if shape:
        return f"{value.dtype}{list(shape)}"
    return repr(value.item() if shape == () else value)


def _checks(task: Exercise, tr: Language) -> Iterator[str]:
    for check in task.checks:
        worth = tr("{points:g} points", points=check.points)
        facts = [check.kind, tr("1 point") if check.points == 1 else worth]
        facts += [tr("only {names}", names=check.backends)] if check.backends else []
        name = check.id + tr(" ({tags})", tags=tuple(facts))
        cases = tr.of(tuple(check.cases))
        yield tr("{label}: {text}", label=name, text=cases) if cases else name


def _slips(setting: Setting, task: Exercise) -> Iterator[str]:
    known, tr = setting.course.misconceptions(), setting.tr
    for slip in task.slips.values():
        title = tr.of(known[slip.id].title) if slip.id in known else ""
        yield tr(
            "{name}: {title} (caught by {checks})",
            name=slip.id,
            title=title,
            checks=slip.caught_by,
        )
