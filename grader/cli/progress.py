"""`grader progress`: what was tried, with how much help, and which mistakes came back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import click

from grader.cli._setting import Setting
from grader.cli._table import state

SECTION = "learner"
_BAR = 24


@click.command(epilog="example: grader progress")
@click.pass_obj
def command(setting: Setting) -> None:
    """Show points, tries, hints and the mistakes that came back."""
    from grader.progress import standings
    from grader.reports._text import number, pad, wrap

    history = setting.history()
    found = standings(history.events)
    heads = setting.course.heads()
    touched = [(head, found[head.id]) for head in heads if head.id in found]
    if not touched:
        setting.emit("nothing tried yet\nbegin: grader list\n")
        return
    width = max(len(head.id) for head, _ in touched)
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
    lines += ["", _summary(done, len(heads), setting.plain)]
    repeated = _repeated(history.events)
    if repeated:
        lines += ["", *wrap(f"came back: {', '.join(repeated)}", setting.width)]
    setting.emit("\n".join(lines) + "\n")


def _summary(done: int, total: int, plain: bool) -> str:
    share = done / total if total else 0.0
    text = f"{done} of {total} done, {share:.0%}"
    filled = round(share * _BAR)
    return text if plain else f"{text}  [{'#' * filled}{'.' * (_BAR - filled)}]"


def _repeated(events: Iterable[object]) -> list[str]:
    """Return the misconceptions named in at least two checks, the most frequent first."""
    from grader.progress import Event

    named: Counter[str] = Counter()
    for event in events:
        if isinstance(event, Event) and event.kind == "checked":
            codes = event.data.get("diagnosis")
            named.update(c for c in codes if isinstance(c, str)) if isinstance(codes, list) else ()
    return [f"{code} ({count}x)" for code, count in named.most_common(5) if count > 1]
