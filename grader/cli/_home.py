"""Bare `grader`: where am I, and what next; at most twelve lines."""

from __future__ import annotations

from grader.cli._setting import Setting

__all__ = ["home"]


def home(setting: Setting) -> None:
    """Print the learner's place in the course."""
    from grader.cli._next import following
    from grader.cli._open import home_lines
    from grader.progress import standings as standings_of
    from grader.reports._text import columns, wrap

    history = setting.history()
    heads, standings = setting.course.heads(), standings_of(history.events)
    done = sum(1 for head in heads if (s := standings.get(head.id)) and s.passed)
    left = f"workspace {_home_relative(setting)}"
    lines = columns(left, f"{done} of {len(heads)} exercises done", setting.width)
    known = {head.id for head in heads}
    working = [s for name, s in standings.items() if name in known and not s.passed]
    lines.append("")
    if working:
        standing = working[-1]
        tried = f"tried {standing.tries}x" if standing.tries else "started"
        facts = [tried, *([f"last: {', '.join(standing.diagnosis)}"] if standing.diagnosis else [])]
        lines += wrap(f"  open    {standing.exercise}   {', '.join(facts)}", setting.width)
        lines.append(f"  next    grader check {standing.exercise}")
    elif ahead := following(heads, standings):
        title = next(head.title.get(setting.lang) for head in heads if head.id == ahead)
        lines += wrap(f"  open    {ahead}   {title}", setting.width)
        lines.append(f"  next    grader start {ahead}")
    else:
        lines += ["  all exercises are done", "  next    grader progress"]
    for line in home_lines(setting, history):
        lines += wrap(line, setting.width)
    last = ["", "  all exercises   grader list", "  all commands    grader --help"]
    setting.emit("\n".join([*lines[: 12 - len(last)], *last]) + "\n")


def _home_relative(setting: Setting) -> str:
    home = setting.environ.get("HOME", "")
    text = str(setting.workspace)
    return f"~{text.removeprefix(home)}" if home and text.startswith(f"{home}/") else text
