"""`grader quiz`: questions with hints, two attempts, and a reason for every wrong answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

from grader.cli._setting import Setting

if TYPE_CHECKING:
    from grader.cli._session import Plan
    from grader.content.quizzes import QuizHead, Quizzes
    from grader.errors import UsageError
    from grader.progress import Event
    from grader.quiz import Past

SECTION = "learner"

_COUNT = 8
"""Questions of a session, where nobody says how many."""


@click.command(epilog="example: grader quiz attention -n 5")
@click.argument("quiz", metavar="[QUIZ[#ID]]", required=False, default="")
@click.option(
    "-n",
    "count",
    type=click.IntRange(1),
    default=_COUNT,
    metavar="N",
    help=f"questions, {_COUNT} by default",
)
@click.option("--seed", type=click.IntRange(0), metavar="N", help="the same variants for everybody")
@click.option(
    "--record",
    metavar="FILE",
    default="",
    help="append answers to a file, for `grader author stats`",
)
@click.option("--list", "listed", is_flag=True, help="list the quizzes and what is right so far")
@click.pass_obj
def command(
    setting: Setting, quiz: str, count: int, seed: int | None, record: str, listed: bool
) -> int:
    """Answer questions; at any prompt h is a hint, s skips, q quits."""
    from grader.cli._session import quizzes, run

    found = quizzes(setting)
    if listed:
        return _list(setting, found)
    return run(setting, found, _plan(setting, found, quiz, count, seed, record))


def _plan(
    setting: Setting, found: Quizzes, quiz: str, count: int, seed: int | None, record: str
) -> Plan:
    from grader.cli._session import Plan, drawn_for
    from grader.errors import UsageError
    from grader.quiz import answers, choose, pasts

    if not found.paths:
        raise UsageError("this course has no quiz", hint="`grader author new question ID`")
    events = setting.history().events
    known = pasts(answers(events))
    name, identity = _names(found, quiz)
    if identity:
        head = found.head(name) if name else found.entries[one(found, None, identity)][0]
        chosen: tuple[str, ...] = (one(found, head, identity),)
    else:
        head = found.head(name) if name else next_quiz(setting, found, events, known)
        chosen = choose([entry.id for entry in head.entries], known, count)
    if not chosen:
        raise UsageError(f"quiz `{head.id}` has no questions")
    return Plan(
        questions=chosen,
        title=head.title.get(setting.lang),
        command=f"grader quiz {head.id}",
        pass_share=head.pass_share,
        drawn_for=drawn_for(setting, seed),
        record=record,
    )


def _names(found: Quizzes, text: str) -> tuple[str, str]:
    """Return the quiz and the question that `QUIZ`, `QUIZ#ID`, `#ID` or `ID` names.

    Raises
    ------
    UsageError
        It is neither a quiz nor a question.
    """
    from grader.errors import UsageError

    name, sign, identity = text.partition("#")
    if sign or not name:
        return name, identity
    try:
        found.head(name)
    except UsageError as error:
        if _near(name, found.entries):
            return "", name
        raise _neither(error, name, found.entries) from None
    return name, ""


def _neither(error: UsageError, name: str, questions: Iterable[str]) -> UsageError:
    """Return what to say of a name that is no quiz's and no question's."""
    from grader.errors import UsageError
    from grader.suggest import suggest

    if not error.message.startswith("no quiz"):  # the beginning of several
        return error
    near = suggest(name, questions)
    hint = f"did you mean `{near}`?" if near and "did you" not in error.hint else error.hint
    return UsageError(f"no quiz or question is called `{name}`", hint=hint)


def _near(identity: str, known: Iterable[str]) -> list[str]:
    """Return the ids that `identity` can mean: itself, with other zeros, or a beginning."""
    if identity in (listed := tuple(known)):
        return [identity]
    number = _bare(identity)
    if same := [name for name in listed if _bare(name) == number]:
        return same
    return [name for name in listed if identity and name.startswith(identity)]


def _bare(identity: str) -> str:
    """Return an id without zeros before a number, in lower case."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", identity.casefold())


def one(found: Quizzes, head: QuizHead | None, identity: str) -> str:
    """Return the question that `identity` names, of one quiz or of all."""
    from grader.errors import UsageError
    from grader.suggest import did_you_mean

    entries = found.entries if head is None else {entry.id: entry for entry in head.entries}
    near = _near(identity, entries)
    if len(near) == 1:
        return near[0]
    where = f" in quiz `{head.id}`" if head is not None else ""
    if near:
        some = ", ".join([*near[:4], *(["..."] if len(near) > 4 else [])])
        raise UsageError(
            f"`{identity}` is the beginning of {len(near)} questions{where}: {some}",
            hint="write more of the name",
        )
    hint = did_you_mean(identity, entries, "questions")
    raise UsageError(f"no question is called `{identity}`{where}", hint=hint)


def next_quiz(
    setting: Setting, found: Quizzes, events: Iterable[Event], known: Mapping[str, Past]
) -> QuizHead:
    """Return the quiz to go on with.

    It is the one that was answered last, or that of the track whose exercise was worked on last,
    whichever came later, where it has new questions; else the first one with new questions; else
    the first.
    """
    new = [head for head in found.heads if any(e.id not in known for e in head.entries)]
    ids = set(setting.course.ids)
    for event in reversed(list(events)):
        quiz, track = event.data.get("quiz"), ""
        if event.kind in ("started", "checked") and event.exercise in ids:
            track = setting.course.path(event.exercise).parent.name
        for head in new:
            if quiz == head.id or track == head.track:
                return head
    return (new or found.heads)[0]


def _list(setting: Setting, found: Quizzes) -> int:
    from grader.cli._open import quiz_rows
    from grader.cli._quiz_words import quiz_words
    from grader.cli._table import cut
    from grader.text import cells, pad

    rows = quiz_rows(setting, found.heads)
    widths = [max((cells(row[place]) for row in rows), default=0) for place in (0, 1)]
    for name, score, title in rows:
        left = f"  {pad(name, widths[0])}  {pad(score, widths[1])}  "
        setting.emit(f"{left}{cut(title, setting.width - cells(left))}".rstrip() + "\n")
    if not rows:
        setting.emit(f"{quiz_words(setting.lang).no_quiz}\n")
    return 0
