"""The screen of `grader progress`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from grader.interface.desk import Desk
from grader.interface.misconceptions import misconception_lines
from grader.interface.quizzes import quiz_rows
from grader.interface.table import state
from grader.interface.when import when
from grader.text import cells, columns, number, pad, wrap

if TYPE_CHECKING:
    from grader.learner.agenda import Agenda
    from grader.learner.attempts import Score, Standing
    from grader.messages import Language
    from grader.model import ExerciseHead

_BAR = 24
_HEIGHT = 23
"""Lines of a terminal, but for the one where the next command is typed."""
_FEWEST = 3
"""Exercises that are listed however little room there is."""
_QUIZZES = 3
_TIMES = 3
"""Times at which questions come back that are listed; what comes later is counted."""


def progress_screen(
    desk: Desk, agenda: Agenda, heads: Sequence[ExerciseHead], *, everything: bool
) -> str:
    """Return the screen: open mistakes first, then exercises, quizzes and reviews."""
    tr = desk.tr
    ids = {head.id for head in heads}
    touched = [standing for name, standing in agenda.standings.items() if name in ids]
    quizzes = _quizzes(agenda, tr, None if everything else _QUIZZES)
    quizzes = [row for line in quizzes for row in wrap(line, desk.width)]
    if not touched and not quizzes:
        begin = tr("begin: {command}", command="grader list")
        return "\n".join([tr("nothing tried yet"), begin, ""])
    lines = _head(desk, agenda, sum(s.passed for s in touched), len(heads))
    if mistakes := misconception_lines(desk, agenda, everything=everything):
        lines += ["", *mistakes]
    reviews = [row for line in _reviews(agenda, tr) for row in wrap(line, desk.width)]
    room = _HEIGHT - len(lines) - len(quizzes) - len(reviews) - 1
    exercises = _exercises(desk, touched, None if everything else room)
    return "\n".join([*lines, "", *exercises, *quizzes, *reviews, ""])


def _head(desk: Desk, agenda: Agenda, done: int, total: int) -> list[str]:
    """Return how much is done and, from two on, on how many days in a row."""
    text, days = done_line(desk, done, total), agenda.days_in_a_row
    told = desk.tr("{n} days in a row", n=days)
    return columns(text, told, desk.width) if days > 1 else [text]


def done_line(desk: Desk, done: int, total: int) -> str:
    """Return how much is done, with a bar."""
    tr = desk.tr
    share = done / total if total else 0.0
    facts = [tr("{n} of {of} done", n=done, of=total), f"{share:.0%}"]
    text = tr.in_context("facts", ", ").join(facts)
    if desk.plain:
        return text
    length = min(_BAR, desk.width - cells(text) - 4)
    filled = round(share * length)
    return f"{text}  [{'#' * filled}{'.' * (length - filled)}]"


def _exercises(desk: Desk, standings: Sequence[Standing], room: int | None) -> list[str]:
    """Return a line per exercise and library, those that are not passed in front.

    Where it is too narrow for all of it, two; where there is no room, how many are left out.
    """
    last_first = sorted(reversed(standings), key=lambda standing: standing.passed)
    rows = [row for standing in last_first for row in _rows(desk, standing)]
    width = max((cells(row[1]) for row in rows), default=0)
    lines: list[str] = []
    for count, (mark, name, points, facts) in enumerate(rows):
        left = f"  {mark} {pad(name, width)}  {points:>7}"
        new = [f"{left}  {facts}"]
        if cells(new[0]) > desk.width:
            new = [left.rstrip(), *wrap(f"      {facts}", desk.width)]
        rest = len(rows) - count
        full = room is not None and len(lines) + len(new) + (rest > 1) > max(room, _FEWEST)
        if full and count >= _FEWEST:
            more = desk.tr("{n} more", n=rest)
            return [*lines, f"    {more}   grader progress --all"]
        lines += new
    return lines


def _rows(desk: Desk, standing: Standing) -> Iterator[tuple[str, str, str, str]]:
    """Yield (mark, name, points, facts) of an exercise, for each library that was tried."""
    tr = desk.tr
    scores = [score for score in standing.scores.values() if score.attempts]
    for score in scores or [standing.latest]:
        alone = replace(standing, scores={score.backend: score})
        mark = state(alone, plain=desk.plain, lang=desk.lang)
        name = standing.exercise
        if len(scores) > 1:
            name = f"{name} ({score.backend})"
        points = f"{number(score.points)}/{number(score.max_points)}" if score.attempts else ""
        yield mark, name, points, tr.in_context("facts", ", ").join(_facts(standing, score, tr))


def _facts(standing: Standing, score: Score, tr: Language) -> list[str]:
    hints = len(standing.hints)
    facts = [tr.plural("{n} try", "{n} tries", score.attempts)]
    if score.attempts and score.last < score.points:
        last = f"{number(score.last)}/{number(score.max_points)}"
        facts.append(tr("last {points}", points=last))
    facts += [tr.plural("{n} hint", "{n} hints", hints)] if hints else []
    facts += [tr("gave up")] if standing.gave_up else []
    return facts + ([] if score.passed else list(score.diagnosis[:1]))


def _quizzes(agenda: Agenda, tr: Language, most: int | None) -> list[str]:
    """Return a line per quiz of which a question was asked, at most so many."""
    rows = quiz_rows(agenda, tr, begun=True)
    listed = rows[:most]
    width = max((cells(name) for name, _, _ in listed), default=0)
    label = tr("quiz")
    lines = [f"  {label} {pad(name, width)}  {score}" for name, score, _ in listed]
    if len(rows) > len(listed):
        more = tr("{n} more", n=len(rows) - len(listed))
        lines.append(f"    {more}   grader quiz --list")
    return lines


def _reviews(agenda: Agenda, tr: Language) -> list[str]:
    """Return how many questions are due and when others come back, in one line."""
    times = [0.0] * len(agenda.due) + agenda.later
    counts = Counter(tr.of(when(seconds)) for seconds in times)
    parts = [tr("{n} {when}", n=count, when=time) for time, count in counts.items()]
    if len(parts) > _TIMES + 1:
        later = sum(list(counts.values())[_TIMES:])
        parts = [*parts[:_TIMES], tr("{n} later", n=later)]
    return ["  ".join(("", tr("reviews"), tr(", ").join(parts)))] if parts else []
