"""`grader reset`: begin an exercise again; the file so far is kept."""

from __future__ import annotations

import shutil
from pathlib import Path

import click

from grader.cli import _completion
from grader.cli._command import Choice, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.files import unwritable
from grader.messages import Message

SECTION = "learner"


@documented(
    Message("Write a fresh file for an exercise; the old one is kept."),
    "grader reset stable-softmax",
)
@click.argument("exercise", shell_complete=_completion.exercises, metavar="EX")
@option("--backend", type=Choice(["numpy", "torch"]), help=Message("library to write it in"))
@click.pass_obj
def command(setting: Setting, exercise: str, backend: str | None) -> None:
    from grader.classroom.work import is_notebook
    from grader.content.statement import read_statement
    from grader.interface.which import header
    from grader.interface.work import file_for, fresh, no_file, own_file, stored_name
    from grader.learner.log import digest

    identity = setting.exercise_id(exercise)
    task = read_statement(setting.course, identity)
    backends = task.head.backends
    if backend and backend not in backends:
        raise UsageError(
            Message("`{name}` cannot be written in {backend}", name=identity, backend=backend)
        )
    path = own_file(setting, task.head, backend) if backend else file_for(setting, identity)
    if path is None:
        raise no_file(identity, backend or "")
    if is_notebook(path.name):
        raise UsageError(
            Message(
                "`{path}` is a notebook: it may hold more than this exercise",
                path=setting.relative(path),
            ),
            hint=Message("empty its cells in Jupyter"),
        )
    named = backend or header(path).get("backend", "")
    chosen = named if named in backends else backends[0]
    try:
        kept = _backup(path, setting.log.path.parent / "backups")
        text = fresh(task.head, task.stub, chosen, setting.lang, task.given)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise unwritable(str(error.filename), error) from None
    facts = {"file": stored_name(setting, path), "backend": chosen, "digest": digest(text.encode())}
    setting.record("started", identity, **facts)
    tr = setting.tr
    setting.emit(tr("kept {path}", path=setting.relative(kept)) + "\n")
    setting.emit(tr("wrote {path}", path=setting.relative(path)) + "\n")


def _backup(path: Path, folder: Path) -> Path:
    """Copy a file under the next free number."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    while (copy := folder / f"{path.stem}-{number}.py").exists():
        number += 1
    shutil.copy2(path, copy)
    return copy
