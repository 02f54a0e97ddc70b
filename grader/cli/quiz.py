"""`grader quiz`: questions with hints, two attempts, and a reason for every wrong answer."""

from __future__ import annotations

import click

from grader.cli import _completion
from grader.cli._command import Whole, documented, option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message
from grader.text import cells, cut, pad

SECTION = "learner"

_COUNT = 8
"""Questions of a session, where nobody says how many."""
_NOTE = 300
"""Characters of a note that are kept."""


@documented(
    Message("Answer questions; at any prompt h is a hint, s skips, q quits."),
    "grader quiz attention -n 5",
)
@click.argument(
    "quiz", shell_complete=_completion.quizzes, metavar="[QUIZ[#ID]]", required=False, default=""
)
@option(
    "-n",
    "count",
    type=Whole(1),
    default=_COUNT,
    metavar="N",
    help=Message("questions, {n} by default", n=_COUNT),
)
@option("--seed", type=Whole(0), metavar="N", help=Message("the same variants for everybody"))
@option(
    "--record",
    metavar="FILE",
    default="",
    help=Message("append answers to a file, for `grader author stats`"),
)
@option(
    "--flag",
    "flagged",
    metavar="ID",
    default="",
    help=Message("report a question to its author, instead of answering"),
)
@option("--note", metavar="TEXT", default="", help=Message("what is wrong with it"))
@option("--list", "listed", is_flag=True, help=Message("list the quizzes and what is right so far"))
@click.pass_obj
def command(
    setting: Setting,
    quiz: str,
    count: int,
    seed: int | None,
    record: str,
    flagged: str,
    note: str,
    listed: bool,
) -> int:
    from grader.interface.selecting import quiz_selection
    from grader.interface.session import run

    if listed:
        return _list(setting)
    if flagged or note:
        return _flag(setting, flagged, note, record)
    return run(setting, quiz_selection(setting, quiz, count, seed, record))


def _flag(setting: Setting, identity: str, note: str, record: str) -> int:
    """Record that something is wrong with a question.

    Raises
    ------
    UsageError
        There is no such question, or the file cannot be written to.
    """
    from grader.interface.quizzes import named
    from grader.interface.sitting import Selection, Sitting

    if not identity:
        raise UsageError(Message("a note is about a question"), hint=Message("`--flag ID`"))
    target = identity if "#" in identity else f"#{identity}"
    head, question = named(setting.quizzes, target)
    if not question:
        raise UsageError(Message("`{name}` is a quiz, not a question", name=identity))
    data = {"quiz": head.id, "question": question, "note": note[:_NOTE]}
    setting.record("flagged", "", **data)
    Sitting(setting, Selection((), "", "", record=record)).report("flagged", data)
    setting.emit(setting.tr("flagged {name}", name=f"{head.id}#{question}") + "\n")
    if not record:
        setting.say(Message("`--record FILE` writes a line that its author can read"))
    return 0


def _list(setting: Setting) -> int:
    from grader.interface.quizzes import quiz_rows

    rows = quiz_rows(setting.agenda(setting.quizzes.heads), setting.tr)
    widths = [max((cells(row[place]) for row in rows), default=0) for place in (0, 1)]
    for name, score, title in rows:
        left = f"  {pad(name, widths[0])}  {pad(score, widths[1])}  "
        setting.emit(f"{left}{cut(title, setting.width - cells(left))}".rstrip() + "\n")
    if not rows:
        setting.emit(setting.tr("this course has no quiz") + "\n")
    return 0
