"""`grader start`: write the file a learner begins with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli import _completion
from grader.cli._command import Choice, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import unwritable, write_new
from grader.messages import Message, verbatim

if TYPE_CHECKING:
    from grader.content.statement import Statement

SECTION = "learner"


@documented(
    Message("Write the file to begin with, and never over an existing one."),
    "grader start stable-softmax --backend torch",
)
@click.argument("exercise", shell_complete=_completion.exercises, metavar="EX")
@option("--backend", type=Choice(["numpy", "torch"]), help=Message("library to write it in"))
@option("--dir", "folder", metavar="DIR", default=".", help=Message("where to put the file"))
@option("--notebook", is_flag=True, help=Message("write a notebook"))
@option("--editor", type=Choice(["vscode"]), help=Message("write a task for this editor, too"))
@click.pass_obj
def command(
    setting: Setting,
    exercise: str,
    backend: str | None,
    folder: str,
    notebook: bool,
    editor: str | None,
) -> None:
    from grader.content.statement import read_statement
    from grader.interface.work import file_name, fresh, stored_name
    from grader.learner.log import digest

    identity = setting.exercise_id(exercise)
    task = read_statement(setting.course, identity)
    backend = backend or task.head.backends[0]
    if backend not in task.head.backends:
        raise UsageError(
            Message("`{name}` cannot be written in {backend}", name=identity, backend=backend),
            hint=verbatim(f"`--backend {task.head.backends[0]}`"),
        )
    path = setting.cwd / folder / file_name(task.head, backend, ".ipynb" if notebook else ".py")
    text = fresh(task.head, task.stub, backend, setting.lang, task.given)
    begun = text.encode()
    if notebook:
        text, begun = _notebook(setting, task, backend)
    hint = Message("`grader check {name}`, or `grader reset {name}` to begin again", name=identity)
    write_new(path, text, setting.relative(path), hint)
    facts = {"file": stored_name(setting, path), "backend": backend, "digest": digest(begun)}
    setting.record("started", identity, **facts)
    shown = setting.relative(path)
    tr = setting.tr
    setting.emit(tr("wrote {path}", path=shown) + "\n")
    if editor:
        _write_task(setting)
    standings = setting.standings()
    before = [r for r in task.head.requires if not (r in standings and standings[r].passed)]
    if before:
        setting.emit(tr("it builds on {names}, not passed yet", names=tuple(before)) + "\n")
    usual = folder == "." and backend == task.head.backends[0]
    command = f"grader check {identity if usual else shown}"
    setting.emit(tr("edit it, then: {command}", command=command) + "\n")
    if notebook:
        setting.emit(tr("or run it: its cell with `%%check` grades itself") + "\n")


def _notebook(setting: Setting, task: Statement, backend: str) -> tuple[str, bytes]:
    """Return the text of a notebook, and the code that it defines as it is begun."""
    from grader.interface.sheets import sheet
    from grader.interface.work import read

    text = sheet(task, backend, setting.lang)
    whole = setting.course.exercise(task.head.id)
    return text, read(setting, setting.cwd / "new.ipynb", whole, given=text.encode()).data


def _write_task(setting: Setting) -> None:
    """Write the task that checks the open file, with a matcher for `file:line:column`."""
    import json

    path = setting.cwd / ".vscode" / "tasks.json"
    shown, tr = setting.relative(path), setting.tr
    try:
        path.parent.mkdir(exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(_TASKS, indent=2) + "\n")
    except FileExistsError:
        setting.emit(tr("{path} is there and stays as it is", path=shown) + "\n")
    except OSError as error:
        raise unwritable(shown, error) from None
    else:
        setting.emit(tr("wrote {path}: Ctrl-Shift-B checks the open file", path=shown) + "\n")


_TASKS = {
    "version": "2.0.0",
    "tasks": [
        {
            "label": "grader check",
            "type": "shell",
            "command": "grader",
            "args": ["check", "${relativeFile}", "--plain"],
            "options": {"cwd": "${workspaceFolder}"},
            "group": {"kind": "build", "isDefault": True},
            "presentation": {"clear": True, "panel": "shared"},
            "problemMatcher": {
                "owner": "grader",
                "fileLocation": ["relative", "${workspaceFolder}"],
                "pattern": {
                    "regexp": r"^([^:\s]+\.(?:py|ipynb)):(\d+)(?::(\d+))?(?: in [^:]+)?: (.*)$",
                    "file": 1,
                    "line": 2,
                    "column": 3,
                    "message": 4,
                },
            },
        }
    ],
}
