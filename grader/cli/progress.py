"""`grader progress`: what was tried, with how much help, and which misconceptions are open."""

from __future__ import annotations

import click

from grader.cli._setting import Setting
from grader.cli._table import state

SECTION = "learner"
_BAR = 24


@click.command(epilog="example: grader progress")
@click.pass_obj
def command(setting: Setting) -> None:
    """Show points, tries, hints, quizzes, and open misconceptions."""
    from grader.cli._open import mistake_lines, quiz_lines
    from grader.progress import standings
    from grader.reports._text import number, pad, wrap

    history = setting.history()
    found = standings(history.events)
    heads = setting.course.heads()
    touched = [(head, found[head.id]) for head in heads if head.id in found]
    quizzes, mistakes = quiz_lines(setting, history), mistake_lines(setting, history)
    if not touched and not quizzes:
        setting.emit("nothing tried yet\nbegin: grader list\n")
        return
    width = max((len(head.id) for head, _ in touched), default=0)
    lines = []
    for head, standing in touched:
        points = f"{number(standing.points)}/{number(standing.max_points)}"
        facts = [f"{standing.tries} tries" if standing.tries != 1 else "1 try"]
        facts += [f"{len(standing.hints)} hints"] if len(standing.hints) > 1 else []
        facts += ["1 hint"] if len(standing.hints) == 1 else []
        facts += ["gave up"] if standing.gave_up else []
        facts += [] if standing.passed else standing.diagnosis[:1]
        mark = state(standing, plain=setting.plain)
        left = f"  {mark} {pad(head.id, width)}  {points if standing.tries else '':>7}"
        lines.append(f"{left}  {', '.join(facts)}")
    done = sum(1 for _, standing in touched if standing.passed)
    lines += quizzes
    lines += ["", _summary(done, len(heads), setting.plain)]
    if mistakes:
        lines += ["", *(part for line in mistakes for part in wrap(line, setting.width))]
    setting.emit("\n".join(lines) + "\n")


def _summary(done: int, total: int, plain: bool) -> str:
    share = done / total if total else 0.0
    text = f"{done} of {total} done, {share:.0%}"
    filled = round(share * _BAR)
    return text if plain else f"{text}  [{'#' * filled}{'.' * (_BAR - filled)}]"
