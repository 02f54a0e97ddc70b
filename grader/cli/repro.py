"""`grader repro`: one public case as a small script that runs without the grader."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli import _completion
from grader.cli._command import Whole, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import unwritable
from grader.interface.lean import answers_need_all
from grader.messages import Message
from grader.suggest import nearest

if TYPE_CHECKING:
    from grader.model import CaseSpec, Exercise

SECTION = "learner"


@documented(
    Message("Write a script that calls your function on one case."),
    "grader repro stable-softmax rect -o try.py",
)
@click.argument("exercise", shell_complete=_completion.exercises, metavar="EX")
@click.argument("case", shell_complete=_completion.cases)
@option("--seed", type=Whole(0), default=0, metavar="N", help=Message("as in the report"))
@option("-o", "--output", metavar="FILE", help=Message("write the script there"))
@click.pass_obj
def command(setting: Setting, exercise: str, case: str, seed: int, output: str | None) -> None:
    from grader.classroom.work import is_notebook
    from grader.interface.script import MARK, script
    from grader.interface.which import header
    from grader.interface.work import file_for

    identity = setting.exercise_id(exercise)
    task = setting.course.exercise(identity)
    name, _, index = case.partition("/")
    spec = _public(task, name)
    path = file_for(setting, identity)
    backend = header(path).get("backend") or _library(task, path)
    target = setting.cwd / output if output else None
    beside = target is not None and target.resolve().parent == path.resolve().parent
    draw = int(index) if index.isdigit() else 0
    text = script(
        task,
        spec,
        seed=seed,
        index=draw,
        backend=backend,
        want=_expected(setting, task, spec, seed, draw, backend),
        path=path.resolve(),
        same_folder=beside,
    )
    if target is None:
        setting.emit(text)
        return
    _write(setting, target, text, MARK)
    tr = setting.tr
    how = f"python {output}"
    if is_notebook(path.name):
        how = tr("in {name}, %run -i {script}", name=path.name, script=output)
    setting.emit(tr("wrote {path}", path=output) + "\n")
    setting.emit(tr("run it: {command}", command=how) + "\n")


def _expected(
    setting: Setting, task: Exercise, spec: CaseSpec, seed: int, draw: int, backend: str
) -> str:
    """Return the right result of a case as source, where it is unique and can be written out."""
    from grader.checks import compared, kind_of
    from grader.interface.script import literal
    from grader.numerics.leaves import plain

    unique = any(spec.name in c.cases and kind_of(c.kind).unique for c in task.checks)
    if not unique or compared(task.checks, spec.name):
        return ""
    lean = not answers_need_all(setting.course.solution_path(task.id))
    with setting.grading(seed=seed, lean=lean, libraries=[backend]) as grader:
        reference = grader.reference(task, torch=backend == "torch", backend=backend)
        inputs = grader.cases(task).draw(spec, draw).inputs
        result = plain(reference.results(spec.call, inputs, "float64")[0])
    try:
        return literal(result, backend)
    except UsageError:
        return ""


def _library(task: Exercise, path: Path) -> str:
    """Return the library of a file that does not say it: the one that it names more often."""
    from grader.interface.which import leaf_at

    source, offered = leaf_at(path).read(1 << 20), task.head.backends
    torch, numpy = (len(re.findall(name, source)) for name in (rb"\btorch\b", rb"\b(np|numpy)\b"))
    return "torch" if "torch" in offered and torch > numpy else offered[0]


def _public(task: Exercise, name: str) -> CaseSpec:
    public = [case.name for case in task.cases.values() if not case.hidden]
    spec = task.cases.get(name)
    if spec is None:
        listed = Message("cases: {names}", names=tuple(public))
        raise UsageError(
            Message("`{exercise}` has no case `{name}`", exercise=task.id, name=name),
            hint=nearest(name, public, listed),
        )
    if spec.hidden:
        raise UsageError(
            Message("`{name}` is a hidden case", name=name),
            hint=Message("public cases: {names}", names=tuple(public)),
        )
    return spec


def _write(setting: Setting, target: Path, text: str, mark: str) -> None:
    """Write the script; only an earlier one is replaced."""
    try:
        if target.exists() and not target.read_text("utf-8", "replace").startswith(mark):
            raise UsageError(
                Message(
                    "`{path}` exists and is no script of `grader repro`",
                    path=setting.relative(target),
                ),
                hint=Message("choose another name for `-o`"),
            )
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritable(setting.relative(target), error) from None
