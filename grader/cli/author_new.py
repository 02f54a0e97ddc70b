"""`grader author new`: the two files of a new exercise, or a question; small but complete."""

from __future__ import annotations

import re
from pathlib import Path

import click

from grader import registry
from grader.cli._command import Choice, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message

SECTION = "author"


@documented(
    Message("Write an exercise and its solution file, or a question of a quiz, to begin with."),
    "grader author new rope --track attention",
)
@click.argument("words", metavar="[question] ID", nargs=-1, required=True)
@option("--track", required=True, metavar="T", help=Message("a track, or a new folder NN-name"))
@option("--title", default="", help=Message("the title; made from the id otherwise"))
@option(
    "--type",
    "kind",
    type=Choice(registry.kinds("questions")),
    default="choice",
    help=Message("of a question"),
)
@option(
    "--from",
    "answer",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=Message("begin with the function or class in FILE, which is read and never run"),
)
@click.pass_obj
def command(
    setting: Setting,
    words: tuple[str, ...],
    track: str,
    title: str,
    kind: str,
    answer: Path | None,
) -> None:
    from grader.cli._new_exercise import new_exercise, track_folder
    from grader.cli._new_question import new_question

    identity = words[-1]
    if len(words) > 2 or (len(words) == 2 and words[0] != "question"):
        raise UsageError(
            Message("expected one id"), hint=Message("`grader author new ID`, or `new question ID`")
        )
    if not re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", identity):
        raise UsageError(
            Message("`{name}` is no id", name=identity),
            hint=Message("lower-case words joined by `-`, as in `layer-norm`"),
        )
    _begin_course(setting, track)
    if len(words) == 1:
        new_exercise(setting, identity, track_folder(setting.course, track), title, answer)
    elif answer is not None:
        raise UsageError(Message("`--from` begins an exercise, not a question"))
    else:
        new_question(setting, identity, track_folder(setting.course, track), kind)


def _begin_course(setting: Setting, track: str) -> None:
    """Make the folders of a course here, unless one is named or stands around this folder."""
    from grader.cli._new_exercise import TRACK
    from grader.content.locate import VARIABLE, course_around

    if setting.content or setting.environ.get(VARIABLE) or course_around(setting.cwd):
        return
    if not re.fullmatch(TRACK, track):
        raise UsageError(
            Message("there is no course here, so no track `{name}`", name=track),
            hint=Message(
                "`--track 01-{name}` begins a course here; `--content DIR` names one", name=track
            ),
        )
    for name in ("exercises", "solutions"):
        (setting.cwd / name).mkdir(exist_ok=True)
