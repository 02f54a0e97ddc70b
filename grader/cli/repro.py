"""`grader repro`: one public case as a small script that runs without the grader."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli import _completion
from grader.cli._command import Whole, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import unwritable, write_over
from grader.messages import Message

SECTION = "learner"


@documented(
    Message("Write a script that calls your function on one case."),
    "grader repro stable-softmax rect -o try.py",
)
@click.argument("exercise", shell_complete=_completion.exercises, metavar="EX")
@click.argument("case", shell_complete=_completion.cases)
@option("--seed", type=Whole(0), metavar="N", help=Message("that of a report; else the last one"))
@option("-o", "--output", metavar="FILE", help=Message("write the script there"))
@click.pass_obj
def command(
    setting: Setting, exercise: str, case: str, seed: int | None, output: str | None
) -> None:
    from grader.classroom.work import is_notebook
    from grader.interface.repro import repro_script
    from grader.interface.script import MARK

    target = setting.cwd / output if output else None
    text, path = repro_script(setting, exercise, case, seed, target)
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
    except OSError as error:
        raise unwritable(setting.relative(target), error) from None
    write_over(target, text, setting.relative(target))
