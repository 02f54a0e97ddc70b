"""`grader solution`: the model answer, after a pass or a recorded giving up."""

from __future__ import annotations

from pathlib import Path

import click

from grader.cli import _completion
from grader.cli._command import Choice, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.highlight import highlighted
from grader.messages import Message, verbatim
from grader.model import ExerciseHead
from grader.text import Paint, clean

SECTION = "learner"


@documented(
    Message("Show the model answer, once the exercise is passed."),
    "grader solution stable-softmax --diff",
)
@click.argument("exercise", shell_complete=_completion.exercises, metavar="EX")
@option("--diff", is_flag=True, help=Message("as a difference from your file"))
@option("--backend", type=Choice(["numpy", "torch"]), help=Message("library it is written in"))
@option("--give-up", is_flag=True, help=Message("without having passed; this is recorded"))
@click.pass_obj
def command(
    setting: Setting, exercise: str, diff: bool, backend: str | None, give_up: bool
) -> None:
    from grader.content.library import answer_in
    from grader.interface.work import file_for, read

    identity = setting.exercise_id(exercise)
    task = setting.course.exercise(identity)
    standing = setting.standing(identity)
    allowed = standing.passed or standing.gave_up
    if not allowed and not give_up:
        raise UsageError(
            Message("the solution of `{name}` opens after a pass", name=identity),
            hint=Message("`grader hint {name}`, or `--give-up`, which is recorded", name=identity),
        )
    library = _library(setting, task.head, backend)
    path = file_for(setting, identity, library) if diff else None
    mine = read(setting, path, task, alone=True).data.decode("utf-8", "replace") if path else ""
    source = setting.course.solution_path(identity).read_text("utf-8")
    head = task.head
    references = setting.tr.of(head.source)
    answer = answer_in(source, task.entries, library, head.backends[0], references)
    if not allowed:
        setting.record("gave-up", identity)
    setting.record("solution", identity)
    painted = highlighted(answer, color=setting.color)
    setting.emit(_difference(setting, path, mine, answer) if path else painted)


def _library(setting: Setting, head: ExerciseHead, wanted: str | None) -> str:
    """Return the library that is asked for, else that of the file last worked on.

    Raises
    ------
    UsageError
        The exercise cannot be written in it.
    """
    if wanted is not None and wanted not in head.backends:
        raise UsageError(
            Message("`{name}` cannot be written in {backend}", name=head.id, backend=wanted),
            hint=verbatim(f"`--backend {head.backends[0]}`"),
        )
    touched = list(setting.standing(head.id).scores)[::-1]
    return wanted or next((name for name in touched if name in head.backends), head.backends[0])


def _difference(setting: Setting, path: Path, mine: str, answer: str) -> str:
    import difflib

    lines = difflib.unified_diff(
        clean(mine).splitlines(),
        answer.splitlines(),
        setting.relative(path),
        setting.tr("solution"),
        lineterm="",
    )
    paint = Paint(setting.color)
    styles = {"-": "bad", "+": "good", "@": "quiet"}
    painted = [paint(styles[line[0]], line) if line[:1] in styles else line for line in lines]
    return "\n".join(painted or [setting.tr("your file is the solution")]) + "\n"
