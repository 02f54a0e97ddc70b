"""`grader list`: every exercise of the course, with the learner's state."""

from __future__ import annotations

from collections.abc import Collection

import click

from grader.cli._command import documented
from grader.cli._setting import Setting
from grader.cli._table import state, track_name
from grader.errors import UsageError
from grader.learner.attempts import Standing
from grader.messages import Message
from grader.suggest import nearest
from grader.text import cells, cut, number, pad

SECTION = "learner"
_POINTS = 7


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
    name = max(cells(head.id) for head in heads)
    points = {head.id: _points(standings.get(head.id)) for head in heads}
    narrow = name + _POINTS + 8 > setting.width
    most = max(map(len, points.values())) if narrow else _POINTS
    gap = " " if narrow else "  "
    lines: list[str] = []
    last = ""
    for head in heads:
        if head.track != last:
            lines += ["", track_name(head.track)] if lines else [track_name(head.track)]
            last = head.track
        standing = standings.get(head.id)
        mark = state(standing, plain=setting.plain, lang=setting.lang)
        left = f"  {mark} {pad(head.id, name)}{gap}{points[head.id]:>{most}}  "
        lines.append(f"{left}{cut(head.title.get(setting.lang), setting.width - cells(left))}")
    done = sum(1 for h in heads if (s := standings.get(h.id)) and s.passed)
    lines += _quizzes(setting, {head.track for head in heads})
    lines += ["", setting.tr("{n} of {of} done", n=done, of=len(heads))]
    setting.emit("\n".join(line.rstrip() for line in lines) + "\n")


def _points(standing: Standing | None) -> str:
    if not standing or not standing.best.max_points:
        return ""
    return f"{number(standing.best.points)}/{number(standing.best.max_points)}"


def _quizzes(setting: Setting, tracks: Collection[str]) -> list[str]:
    """Return the quizzes of some tracks, and how far each one is."""
    from grader.cli._quizzes import quiz_rows

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
        lines.append(f"{left}{cut(title, setting.width - cells(left))}")
    return lines
