"""`grader review`: questions that are due again, and those about mistakes in your code."""

from __future__ import annotations

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
@click.option("--record", metavar="FILE", default="", help="append answers as JSON lines")
@click.pass_obj
def command(setting: Setting, count: int, seed: int | None, record: str) -> int:
    """Answer the questions that are due, mistakes of your code first."""
    from grader.cli._session import Plan, drawn_for, quizzes, run

    found = quizzes(setting)
    chosen = waiting(setting, found)[:count]
    if not chosen:
        return _nothing(setting, found)
    title = "复习" if setting.lang == "zh" else "Review"
    plan = Plan(chosen, title, "grader review", drawn_for=drawn_for(setting, seed), record=record)
    return run(setting, found, plan)


def waiting(setting: Setting, found: Quizzes) -> tuple[str, ...]:
    """Return every question that a review would ask now, in order."""
    from grader.cli._session import about
    from grader.mistakes import mistakes, to_review
    from grader.quiz import answers
    from grader.review import cards, due, order

    events = setting.history().events
    known = {n: card for n, card in cards(answers(events)).items() if n in found.entries}
    ready = due(known, setting.clock())
    seen = to_review(mistakes(events).values())
    return order(ready, seen, about(found), len(found.entries))


def _nothing(setting: Setting, found: Quizzes) -> int:
    from grader.cli._quiz_words import quiz_words
    from grader.quiz import answers
    from grader.review import cards, due_in_days

    words = quiz_words(setting.lang)
    lines = [words.nothing_due]
    known = cards(answers(setting.history().events))
    days = sorted(
        due_in_days(card, setting.clock()) for n, card in known.items() if n in found.entries
    )
    if days:
        first = days[0]
        when = {0: words.today, 1: words.tomorrow}.get(first, words.in_days.format(n=first))
        lines.append(words.next_due.format(n=days.count(first), when=when))
    setting.emit("\n".join([*lines, words.begin]) + "\n")
    return 0
