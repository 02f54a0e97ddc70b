"""`grader quiz`: questions with hints, two attempts, and a reason for every wrong answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli._setting import Setting

if TYPE_CHECKING:
    from grader.cli._session import Plan
    from grader.content.quizzes import QuizHead, Quizzes

SECTION = "learner"

_COUNT = 8
"""Questions of a session, where nobody says how many."""


@click.command(epilog="example: grader quiz attention -n 5")
@click.argument("quiz", metavar="[QUIZ[#ID]]", required=False, default="")
@click.option("-n", "count", type=click.IntRange(1), default=_COUNT, metavar="N", help="how many")
@click.option("--seed", type=click.IntRange(0), metavar="N", help="the same variants for everybody")
@click.option("--record", metavar="FILE", default="", help="append answers as JSON lines")
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
    name, _, identity = quiz.partition("#")
    known = pasts(answers(setting.history().events))
    if identity:
        head = found.head(name) if name else found.entries[one(found, None, identity)][0]
        chosen: tuple[str, ...] = (one(found, head, identity),)
    else:
        head = found.head(name) if name else _next(setting, found, set(known))
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


def one(found: Quizzes, head: QuizHead | None, identity: str) -> str:
    """Return the question that `identity` names, of one quiz or of all."""
    from grader.errors import UsageError
    from grader.suggest import did_you_mean

    entries = found.entries if head is None else {entry.id: entry for entry in head.entries}
    if identity in entries:
        return identity
    near = [name for name in entries if identity and name.startswith(identity)]
    if len(near) == 1:
        return near[0]
    where = f" in quiz `{head.id}`" if head is not None else ""
    hint = did_you_mean(identity, entries, "questions")
    raise UsageError(f"no question is called `{identity}`{where}", hint=hint)


def _next(setting: Setting, found: Quizzes, asked: set[str]) -> QuizHead:
    """Return the quiz to go on with.

    It is that of the track the learner works on, where it has new questions; else the first one
    with new questions; else the first.
    """
    new = [head for head in found.heads if any(e.id not in asked for e in head.entries)]
    touched = [name for name in setting.standings() if name in setting.course.ids]
    track = setting.course.path(touched[-1]).parent.name if touched else ""
    return next((head for head in new if head.track == track), (new or found.heads)[0])


def _list(setting: Setting, found: Quizzes) -> int:
    from grader.cli._quiz_words import quiz_words
    from grader.quiz import answers, pasts
    from grader.reports._text import cells, pad

    known = pasts(answers(setting.history().events))
    width = max((cells(head.id) for head in found.heads), default=0)
    for head in found.heads:
        right = sum(e.id in known and known[e.id].right for e in head.entries)
        score = quiz_words(setting.lang).of.format(got=right, of=len(head.entries))
        setting.emit(f"  {pad(head.id, width)}  {score:>10}  {head.title.get(setting.lang)}\n")
    if not found.heads:
        setting.emit(f"{quiz_words(setting.lang).no_quiz}\n")
    return 0
