"""`grader progress`: what was tried, with how much help, and which misconceptions are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from grader.cli._setting import Setting
from grader.cli._table import state

if TYPE_CHECKING:
    from grader.cli._learner_words import LearnerWords
    from grader.progress import Standing

SECTION = "learner"
_BAR = 24


@click.command(epilog="example: grader progress")
@click.pass_obj
def command(setting: Setting) -> None:
    """Show points, tries, hints, quizzes, reviews and misconceptions."""
    from grader.cli._learner_words import learner_words
    from grader.cli._open import mistake_lines, quiz_rows, readable, review_line
    from grader.progress import standings
    from grader.text import cells, number, pad, wrap

    words = learner_words(setting.lang)
    history = setting.history()
    found = standings(history.events)
    heads = setting.course.heads()
    touched = [(head, found[head.id]) for head in heads if head.id in found]
    answered = any(event.kind in ("answered", "skipped") for event in history.events)
    quizzes = readable(setting) if answered else None
    rows = [] if quizzes is None else quiz_rows(setting, quizzes.heads, begun=True)
    if not touched and not rows:
        setting.emit(f"{words.nothing}\n{words.begin}\n")
        return
    width = max((len(head.id) for head, _ in touched), default=0)
    lines = []
    for head, standing in touched:
        points = f"{number(standing.points)}/{number(standing.max_points)}"
        mark = state(standing, plain=setting.plain, lang=setting.lang)
        left = f"  {mark} {pad(head.id, width)}  {points if standing.tries else '':>7}"
        facts = words.comma.join(_facts(standing, words))
        if cells(left) + 2 + cells(facts) <= setting.width:
            lines.append(f"{left}  {facts}")
        else:
            lines += [left.rstrip(), *wrap(f"      {facts}", setting.width)]
    width = max((cells(name) for name, _, _ in rows), default=0)
    lines += [f"  {words.quiz} {pad(name, width)}  {score}" for name, score, _ in rows]
    for line in review_line(setting, history):
        lines += wrap(line, setting.width)
    done = sum(1 for _, standing in touched if standing.passed)
    lines += ["", _summary(setting, done, len(heads), words)]
    if mistakes := mistake_lines(setting, history):
        lines += ["", *mistakes]
    setting.emit("\n".join(lines) + "\n")


def _facts(standing: Standing, words: LearnerWords) -> list[str]:
    from grader.cli._learner_words import counted

    hints = len(standing.hints)
    facts = [counted(standing.tries, words.one_try, words.tries)]
    facts += [counted(hints, words.one_hint, words.hints)] if hints else []
    facts += [words.gave_up] if standing.gave_up else []
    return facts + ([] if standing.passed else list(standing.diagnosis[:1]))


def _summary(setting: Setting, done: int, total: int, words: LearnerWords) -> str:
    from grader.text import cells

    share = done / total if total else 0.0
    text = f"{words.done.format(n=done, of=total)}{words.comma}{share:.0%}"
    length = min(_BAR, setting.width - cells(text) - 4)
    filled = round(share * length)
    return text if setting.plain else f"{text}  [{'#' * filled}{'.' * (length - filled)}]"
