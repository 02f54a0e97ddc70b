"""The student's screen: one line per check, the named mistake, one failing case, next command."""

from __future__ import annotations

from grader.messages import Language
from grader.model import Status
from grader.reports import Audience, Options, Row, View
from grader.reports._parts import Failure
from grader.text import Paint, cells, columns, number, pad, seconds, wrap

KIND = "terminal"
AUDIENCE = Audience.OWNER

_GLYPHS = {Status.PASS: "✓", Status.BLOCKED: "–", Status.INTERNAL: "!"}
_STYLES = {Status.PASS: "good", Status.BLOCKED: "quiet"}
_NAME_WIDTH = 22
_BLOCKED_ROWS = 3
_NARROW, _BELOW = 24, 6
"""A column of fewer cells is no place for a sentence: it goes below, indented so far."""
_TIMED = 50
"""Columns of a terminal that has room for the time of each check."""


def render(view: View, options: Options) -> str:
    """Return the screen."""
    width, paint = options.width, Paint(options.color)
    if options.quiet:
        return f"{_verdict(view, 0, paint)[0]}  {view.report.exercise}\n"
    parts = [_header(view, width, paint), _rows(view, width, paint), _mistakes(view, width, paint)]
    if view.failure is not None:
        parts.append(_failure(view, view.failure, options, paint))
    parts.append(_remarks(view, width))
    parts.append(_verdict(view, width, paint))
    parts.append(_footer(view, width, paint))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _header(view: View, width: int, paint: Paint) -> list[str]:
    report, tr = view.report, view.tr
    facts = tr("seed {seed} · {time}", seed=report.seed, time=seconds(report.seconds))
    where = tr("{backend} on {device}", backend=report.backend, device=report.device)
    first = columns(f"{report.exercise}   {view.title}", facts, width)
    second = wrap(f"{report.file} · {where}", width)
    return [paint("strong", first[0]), *first[1:], *paint.lines("quiet", second)]


def _rows(view: View, width: int, paint: Paint) -> list[str]:
    table = _gathered(view.rows, view.tr)
    name = min(_NAME_WIDTH, max((cells(row.check) for row in table), default=0))
    points = [f"{number(r.points)}/{number(r.max_points)}" if r.max_points else "" for r in table]
    timed = width >= _TIMED
    times = [seconds(r.seconds) if timed and r.status is not Status.BLOCKED else "" for r in table]
    left, right = max(map(len, points), default=0), max(map(len, times), default=0)
    lines = []
    for row, earned, taken in zip(table, points, times, strict=True):
        facts = f"{earned:>{left}}  {taken:>{right}}" if timed else f"{earned:>{left}}"
        lines += _row(row, name, facts, width, paint)
    return lines


def _gathered(rows: tuple[Row, ...], tr: Language) -> list[Row]:
    """Put many checks that wait for the same one into one row: they are no news."""
    blocked: dict[str, list[Row]] = {}
    for row in rows:
        if row.status is Status.BLOCKED:
            blocked.setdefault(row.text, []).append(row)
    gathered: list[Row] = []
    for row in rows:
        same = blocked.get(row.text, []) if row.status is Status.BLOCKED else []
        if len(same) <= _BLOCKED_ROWS:
            gathered.append(row)
        elif row is same[0]:
            gathered.append(
                Row(
                    check=tr.plural("{n} check", "{n} checks", len(same)),
                    status=Status.BLOCKED,
                    text=row.text,
                    points=sum(other.points for other in same),
                    max_points=sum(other.max_points for other in same),
                    seconds=0.0,
                )
            )
    return gathered


def _row(row: Row, name: int, right: str, width: int, paint: Paint) -> list[str]:
    glyph = paint(_STYLES.get(row.status, "bad"), _GLYPHS.get(row.status, "✗"))
    if row.status is Status.PASS and row.points < row.max_points:
        glyph = paint("quiet", "~")  # right, and less than all of the points
    start = 4 + name + 2
    room = width - start - len(right) - 2
    texts = wrap(row.text, room)
    left = pad(row.check, name + 2)
    if cells(row.text) > room and room < _NARROW:
        texts, start = ["", *wrap(row.text, width - _BELOW)], _BELOW
    elif cells(row.check) > name:
        left = f"{row.check}  "
        if 4 + cells(left) + cells(row.text) + 2 + len(right) > width:
            texts = ["", *texts]  # a long name has the line for itself
    used = 4 + cells(left) + cells(texts[0])
    gap = " " * max(2, width - used - len(right))
    first = f"  {glyph} {left}{texts[0]}{gap}{paint('quiet', right.rstrip())}"
    return [first.rstrip(), *(" " * start + text for text in texts[1:])]


def _mistakes(view: View, width: int, paint: Paint) -> list[str]:
    lines = [f"  {view.relation}"] if view.relation else []
    for mistake in view.mistakes:
        lines += paint.lines("strong", wrap(f"  {mistake.id}   {mistake.title}", width))
        for text in filter(None, (mistake.message, mistake.evidence)):
            lines += [f"      {line}" for line in wrap(text, width - 6)]
    return lines


def _failure(view: View, worst: Failure, options: Options, paint: Paint) -> list[str]:
    width = options.width
    lines: list[str] = []
    if worst.case:
        lines += paint.lines("strong", wrap(_case(worst, view.tr), width))
    lines += [line for text in worst.lines for line in wrap(f"  {text}", width)]
    lines += _frames(view, worst, options)[not lines :]
    if worst.map and all(cells(line) <= width - 4 for line in worst.map):
        # one that does not fit is left out: the line above it says the same in words
        legend = view.tr("· as allowed, then ░ ▒ █")
        lines += ["", f"    {legend}", *(f"    {line}".rstrip() for line in worst.map)]
    return lines


def _case(worst: Failure, tr: Language) -> str:
    purpose = tr("(hidden)") if worst.hidden else worst.purpose
    label = tr("Smallest failing case")
    return f"  {label}   {worst.check} / {worst.case}" + (f"   {purpose}" if purpose else "")


def _frames(view: View, worst: Failure, options: Options) -> list[str]:
    """Return the places in the submission: the last frame, or all of them."""
    lines = []
    for frame in worst.frames if options.traceback else worst.frames[-1:]:
        within = view.tr("in {name}", name=frame.function) if frame.function else ""
        place = f"{view.report.file}:{frame.line}" + (f"  {within}" if within else "")
        lines += ["", f"    {place}"]
        if frame.text:
            lines += [f"      {line}" for line in wrap(frame.text, options.width - 6)]
    return lines


def _remarks(view: View, width: int) -> list[str]:
    tr, printed = view.tr, view.printed
    notes = (tr("note: {note}", note=note) for note in view.notes)
    lines = [line for note in notes for line in wrap(f"  {note}", width)]
    if printed.lines:
        lines.append("  " + tr("your code printed"))
        lines += [f"    {line}" for text in printed.lines for line in wrap(text, width - 4)]
    if printed.more:
        more = tr.plural("({n} more line)", "({n} more lines)", printed.more)
        lines.append(f"    {more}")
    return lines


def _verdict(view: View, width: int, paint: Paint) -> list[str]:
    """Return the verdict; on one line, however long, where `width` is 0."""
    style = "good" if view.report.passed else "bad"
    label = f"{view.verdict}  "
    first, *rest = _hanging(label, view.attempt, width) if width else [label + view.attempt]
    return [paint(style, view.verdict) + first.removeprefix(view.verdict), *rest]


def _footer(view: View, width: int, paint: Paint) -> list[str]:
    label, steps = view.tr("{label}: ", label=view.tr("isolation")), view.steps
    lines = paint.lines("quiet", _hanging(f"  {label}", view.isolation, width))
    label_width = max((cells(step.label) for step in steps), default=0)
    command_width = max((cells(step.command) for step in steps if step.remark), default=0)
    if steps:
        lines.append("")
    for step in steps:
        left = f"  {pad(step.label, label_width)}   "
        line = f"{left}{step.command}"
        beside = f"{left}{pad(step.command, command_width)}   "
        if step.remark and cells(beside) + cells(step.remark) <= width:
            line = beside + paint("quiet", step.remark)  # the command itself stays whole
        lines.append(line)
    return lines


def _hanging(label: str, text: str, width: int) -> list[str]:
    indent = " " * cells(label)
    first, *rest = wrap(text, width - len(indent))
    return [label + first, *(indent + line for line in rest)]
