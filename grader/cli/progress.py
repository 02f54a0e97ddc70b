"""`grader progress`: what was tried, with how much help, and which misconceptions are open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from grader.cli._command import Command, example
from grader.cli._setting import Setting
from grader.cli._table import state
from grader.messages import Message

if TYPE_CHECKING:
    from grader.learner.agenda import Agenda
    from grader.learner.attempts import Score, Standing
    from grader.messages import Language
    from grader.model import ExerciseHead

SECTION = "learner"
_BAR = 24
_TIMES = 3
"""Times at which questions come back that are listed; what comes later is counted."""


@click.command(
    cls=Command,
    help=Message("Show points, tries, hints, quizzes, reviews and misconceptions."),
    epilog=example("grader progress"),
)
@click.pass_obj
def command(setting: Setting) -> None:
    from grader.cli._misconceptions import misconception_lines
    from grader.text import wrap

    tr = setting.tr
    agenda = setting.agenda(setting.readable_quizzes())
    heads = setting.course.heads()
    touched = [head for head in heads if head.id in agenda.standings]
    quizzes = _quizzes(agenda, tr)
    if not touched and not quizzes:
        setting.emit(tr("nothing tried yet") + "\n")
        setting.emit(tr("begin: {command}", command="grader list") + "\n")
        return
    lines = [*_exercises(setting, agenda, touched), *quizzes]
    for line in _reviews(agenda, tr):
        lines += wrap(line, setting.width)
    done = sum(1 for head in touched if agenda.standings[head.id].passed)
    lines += ["", _summary(setting, done, len(heads))]
    if mistakes := misconception_lines(setting, agenda):
        lines += ["", *mistakes]
    setting.emit("\n".join(lines) + "\n")


def _exercises(setting: Setting, agenda: Agenda, heads: Sequence[ExerciseHead]) -> list[str]:
    """Return a line per exercise and library; where it is too narrow for all of it, two."""
    from grader.text import cells, pad, wrap

    rows = [row for head in heads for row in _rows(setting, agenda.standings[head.id])]
    width = max((cells(row[1]) for row in rows), default=0)
    lines = []
    for mark, name, points, facts in rows:
        left = f"  {mark} {pad(name, width)}  {points:>7}"
        if cells(left) + 2 + cells(facts) <= setting.width:
            lines.append(f"{left}  {facts}")
        else:
            lines += [left.rstrip(), *wrap(f"      {facts}", setting.width)]
    return lines


def _rows(setting: Setting, standing: Standing) -> Iterator[tuple[str, str, str, str]]:
    """Yield (mark, name, points, facts) of an exercise, for each library that was tried."""
    from grader.text import number

    tr = setting.tr
    scores = [score for score in standing.scores.values() if score.attempts]
    for score in scores or [standing.latest]:
        alone = replace(standing, scores={score.backend: score})
        mark = state(alone, plain=setting.plain, lang=setting.lang)
        name = standing.exercise
        if len(scores) > 1:
            name = f"{name} ({score.backend})"
        points = f"{number(score.points)}/{number(score.max_points)}" if score.attempts else ""
        yield mark, name, points, tr.in_context("facts", ", ").join(_facts(standing, score, tr))


def _facts(standing: Standing, score: Score, tr: Language) -> list[str]:
    from grader.text import number

    hints = len(standing.hints)
    facts = [tr.plural("{n} try", "{n} tries", score.attempts)]
    if score.attempts and score.last < score.points:
        last = f"{number(score.last)}/{number(score.max_points)}"
        facts.append(tr("last {points}", points=last))
    facts += [tr.plural("{n} hint", "{n} hints", hints)] if hints else []
    facts += [tr("gave up")] if standing.gave_up else []
    return facts + ([] if score.passed else list(score.diagnosis[:1]))


def _quizzes(agenda: Agenda, tr: Language) -> list[str]:
    """Return a line per quiz of which a question was asked."""
    from grader.cli._quizzes import quiz_rows
    from grader.text import cells, pad

    rows = quiz_rows(agenda, tr, begun=True)
    width = max((cells(name) for name, _, _ in rows), default=0)
    label = tr("quiz")
    return [f"  {label} {pad(name, width)}  {score}" for name, score, _ in rows]


def _reviews(agenda: Agenda, tr: Language) -> list[str]:
    """Return how many questions are due and when others come back, in one line."""
    from grader.cli._when import when

    times = [0.0] * len(agenda.due) + agenda.later
    counts = Counter(tr.of(when(seconds)) for seconds in times)
    parts = [tr("{n} {when}", n=count, when=time) for time, count in counts.items()]
    if len(parts) > _TIMES + 1:
        later = sum(list(counts.values())[_TIMES:])
        parts = [*parts[:_TIMES], tr("{n} later", n=later)]
    return ["  ".join(("", tr("reviews"), tr(", ").join(parts)))] if parts else []


def _summary(setting: Setting, done: int, total: int) -> str:
    from grader.text import cells

    tr = setting.tr
    share = done / total if total else 0.0
    facts = [tr("{n} of {of} done", n=done, of=total), f"{share:.0%}"]
    text = tr.in_context("facts", ", ").join(facts)
    length = min(_BAR, setting.width - cells(text) - 4)
    filled = round(share * length)
    return text if setting.plain else f"{text}  [{'#' * filled}{'.' * (length - filled)}]"
