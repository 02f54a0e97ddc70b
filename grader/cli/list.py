"""`grader list`: every exercise of the course, with the learner's state."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import click

from grader.cli._command import documented
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.interface.table import state, track_name
from grader.learner.attempts import Standing, count_passed
from grader.messages import Language, Message
from grader.model import ExerciseHead
from grader.suggest import nearest
from grader.text import beside, cells, number, pad, wrap

SECTION = "learner"
_TITLE = 20
"""The least room for a title beside its exercise."""


@documented(
    Message("List the exercises and the quizzes, and what is done."), "grader list attention"
)
@click.argument("track", required=False, default="")
@click.pass_obj
def command(setting: Setting, track: str) -> None:
    heads = [head for head in setting.course.heads() if track_name(head.track).startswith(track)]
    if not heads:
        names = sorted({track_name(head.track) for head in setting.course.heads()})
        listed = Message("tracks: {names}", names=tuple(names))
        raise UsageError(
            Message("no track `{name}`", name=track), hint=nearest(track, names, listed)
        )
    standings = setting.standings()
    lines = _rows(setting, heads, standings)
    done = count_passed((head.id for head in heads), standings)
    lines += _quizzes(setting, {head.track for head in heads})
    legend = setting.tr("L1 is easy, L5 is hard; both: NumPy or PyTorch")
    lines += [
        "",
        setting.tr("{n} of {of} done", n=done, of=len(heads)),
        *wrap(legend, setting.width),
    ]
    setting.emit("\n".join(line.rstrip() for line in lines) + "\n")


def _rows(
    setting: Setting, heads: Sequence[ExerciseHead], standings: Mapping[str, Standing]
) -> list[str]:
    """Return the exercises of each track: state, id, level, library, points, title.

    Where no room is left for titles, all that follows the id stands below it.
    """
    tr = setting.tr
    cells_of = {head.id: _cells(head, standings.get(head.id), tr) for head in heads}
    name = max(cells(head.id) for head in heads)
    widths = [max(map(cells, column)) for column in zip(*cells_of.values(), strict=True)]
    lines: list[str] = []
    last = ""
    for head in heads:
        if head.track != last:
            lines += ["", track_name(head.track)] if lines else [track_name(head.track)]
            last = head.track
        mark = state(standings.get(head.id), plain=setting.plain, lang=setting.lang)
        told = [pad(t, w) for t, w in zip(cells_of[head.id], widths, strict=True) if w]
        left = f"  {mark} {pad(head.id, name)}  {'  '.join(told)}  "
        title = head.title.get(setting.lang)
        if setting.width - cells(left) >= _TITLE:
            lines += beside(left, title, setting.width)
        else:
            lines.append(f"  {mark} {head.id}")
            below = " · ".join([*filter(None, cells_of[head.id]), title])
            lines += beside(" " * (cells(mark) + 5), below, setting.width)
    return lines


def _cells(head: ExerciseHead, standing: Standing | None, tr: Language) -> tuple[str, str, str]:
    """Return the level, the libraries and the points of an exercise."""
    library = head.backends[0] if len(head.backends) == 1 else tr("both")
    return tr("L{n}", n=head.level), library, _points(standing)


def _points(standing: Standing | None) -> str:
    if not standing or not standing.best.max_points:
        return ""
    return f"{number(standing.best.points)}/{number(standing.best.max_points)}"


def _quizzes(setting: Setting, tracks: Collection[str]) -> list[str]:
    """Return the quizzes of some tracks, and how far each one is."""
    from grader.interface.quizzes import quiz_rows

    tr = setting.tr
    heads = [head for head in setting.readable_quizzes() if head.track in tracks]
    rows = quiz_rows(setting.agenda(heads), tr)
    if not rows:
        return []
    widths = [max(cells(row[place]) for row in rows) for place in (0, 1)]
    how = tr("answer some: {command}", command="grader quiz NAME")
    lines = ["", "   ".join((tr("quizzes"), how))]
    for name, score, title in rows:
        left = f"    {pad(name, widths[0])}  {pad(score, widths[1])}  "
        if setting.width - cells(left) < _TITLE:
            left = f"    {name}  {score}  "
        lines += beside(left, title, setting.width)
    return lines
