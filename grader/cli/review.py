"""`grader review`: questions that are due again, and those about mistakes in your code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from grader.cli._setting import Setting

if TYPE_CHECKING:
    from grader.content.quizzes import Quizzes

SECTION = "learner"

_COUNT = 10


@click.command(epilog="example: grader review -n 5")
@click.option("-n", "count", type=click.IntRange(1), default=_COUNT, metavar="N", help="at most")
@click.option("--seed", type=click.IntRange(0), metavar="N", help="the same variants for everybody")
@click.option(
    "--record",
    metavar="FILE",
    default="",
    help="append answers to a file, for `grader author stats`",
)
@click.pass_obj
def command(setting: Setting, count: int, seed: int | None, record: str) -> int:
    """Answer the questions that are due, mistakes of your code first."""
    from grader.cli._session import Plan, drawn_for, quizzes, run

    found = quizzes(setting)
    chosen = waiting(setting, found)[:count]
    if not chosen:
        return _nothing(setting, found)
    title = "复习" if setting.lang == "zh" else "Review"
    plan = Plan(
        chosen,
        title,
        "grader review",
        drawn_for=drawn_for(setting, seed),
        record=record,
        reasons=_reasons(setting, found, chosen),
    )
    return run(setting, found, plan)


def waiting(setting: Setting, found: Quizzes) -> tuple[str, ...]:
    """Return every question that a review would ask now, in order."""
    from grader.cli._session import about
    from grader.mistakes import mistakes, to_review
    from grader.quiz import answers
    from grader.review import cards, due, order, resting

    events = setting.history().events
    known = {n: card for n, card in cards(answers(events)).items() if n in found.entries}
    now = setting.clock()
    seen = to_review(mistakes(events).values())
    return order(due(known, now), seen, about(found), len(found.entries), resting(known, now))


def _reasons(setting: Setting, found: Quizzes, chosen: Iterable[str]) -> dict[str, str]:
    """Return why each question is asked: a mistake of the code, or that it is due again."""
    from grader.cli._quiz_words import quiz_words
    from grader.cli._session import about
    from grader.mistakes import mistakes, to_review
    from grader.quiz import answers, pasts

    words = quiz_words(setting.lang)
    events = setting.history().events
    known = pasts(answers(events))
    names = about(found)
    seen = to_review(mistakes(events).values())
    reasons = {}
    for identity in chosen:
        if mistake := next((name for name in seen if identity in names.get(name, ())), ""):
            reasons[identity] = words.from_code.format(name=mistake)
        elif identity in known:
            right = known[identity].right
            reasons[identity] = words.due_again if right else words.wrong_before
    return reasons


def _nothing(setting: Setting, found: Quizzes) -> int:
    from grader.cli._quiz_words import quiz_words, when
    from grader.quiz import answers
    from grader.review import cards, wait

    words = quiz_words(setting.lang)
    lines = [words.nothing_due]
    known = cards(answers(setting.history().events))
    waits = sorted(wait(card, setting.clock()) for n, card in known.items() if n in found.entries)
    if waits:
        phrases = [when(words, seconds) for seconds in waits]
        lines.append(words.next_due.format(n=phrases.count(phrases[0]), when=phrases[0]))
    setting.emit("\n".join([*lines, words.begin]) + "\n")
    return 0
