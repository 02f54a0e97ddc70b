"""The student's screen: one line per check, the named mistake, one failing case, next command."""

from __future__ import annotations

from grader.model import Diagnosis, Evidence, Frame, Outcome, Report, Status
from grader.reports import Situation
from grader.reports._language import in_language, isolation
from grader.reports._next import commands
from grader.reports._rows import Row, failing, rows, shown, verdict
from grader.reports._words import Words, words
from grader.text import Paint, cells, columns, number, pad, seconds, wrap

KIND = "terminal"

_GLYPHS = {Status.PASS: "✓", Status.BLOCKED: "–", Status.INTERNAL: "!"}
_STYLES = {Status.PASS: "good", Status.BLOCKED: "quiet"}
_NAME_WIDTH = 22
_PRINTED_LINES = 8
_BLOCKED_ROWS = 3
_NARROW, _BELOW = 24, 6
"""A column of fewer cells is no place for a sentence: it goes below, indented so far."""
_TIMED = 50
"""Columns of a terminal that has room for the time of each check."""


def render(
    report: Report,
    *,
    lang: str = "en",
    width: int = 80,
    color: bool = False,
    details: str = "full",
    situation: Situation | None = None,
    traceback: bool = False,
    quiet: bool = False,
) -> str:
    """Return the screen for `report`.

    Parameters
    ----------
    report : Report
        What to show; hidden cases lose their evidence here, whatever the caller did.
    lang : str
        `en` or `zh`.
    width : int
        Columns of the terminal.
    color : bool
        Whether to use the terminal's colours.
    details : str
        One of `reports.DETAILS`.
    situation : Situation, optional
        Attempt, hints and what comes next.
    traceback : bool
        Show every frame of the submission, not only the last.
    quiet : bool
        Only the verdict line.
    """
    situation = situation or Situation()
    report = in_language(shown(report, details), lang, situation)
    say, paint = words(lang), Paint(color)
    if quiet:
        return f"{_verdict(report, situation, lang, 0, paint)[0]}  {report.exercise}\n"
    parts = [_header(report, say, lang, width, paint), _rows(report, lang, width, paint)]
    parts.append(_diagnosis(report.diagnosis, say, width, paint))
    worst = failing(report)
    if worst is not None and details != "none":
        parts.append(_failure(report, worst, situation, say, width, paint, traceback))
    parts.append(_remarks(report, say, width, paint))
    parts.append(_verdict(report, situation, lang, width, paint))
    parts.append(_footer(report, situation, lang, width, paint))
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _header(report: Report, say: Words, lang: str, width: int, paint: Paint) -> list[str]:
    title = report.title.get(lang)
    facts = f"{say.seed} {report.seed} · {seconds(report.seconds)}"
    where = say.backend_on.format(backend=report.backend, device=report.device)
    first = columns(f"{report.exercise}   {title}", facts, width)
    second = wrap(f"{report.file} · {where}", width)
    return [paint("strong", first[0]), *first[1:], *paint.lines("quiet", second)]


def _rows(report: Report, lang: str, width: int, paint: Paint) -> list[str]:
    table = _gathered(rows(report, lang), words(lang))
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


def _gathered(table: list[Row], say: Words) -> list[Row]:
    """Put many checks that wait for the same one into one row: they are no news."""
    blocked: dict[str, list[Row]] = {}
    for row in table:
        if row.status is Status.BLOCKED:
            blocked.setdefault(row.text, []).append(row)
    gathered: list[Row] = []
    for row in table:
        same = blocked.get(row.text, []) if row.status is Status.BLOCKED else []
        if len(same) <= _BLOCKED_ROWS:
            gathered.append(row)
        elif row is same[0]:
            gathered.append(
                Row(
                    check=say.checks(len(same)),
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


def _diagnosis(found: tuple[Diagnosis, ...], say: Words, width: int, paint: Paint) -> list[str]:
    heading = say.heading(found)
    lines = [f"  {heading}"] if heading else []
    for mistake in found:
        head = wrap(f"  {mistake.id}   {mistake.title}", width)
        lines += paint.lines("strong", head)
        for text in (mistake.message, mistake.evidence):
            if text:
                lines += [f"      {line}" for line in wrap(text, width - 6)]
    return lines


def _failure(
    report: Report,
    worst: Outcome,
    situation: Situation,
    say: Words,
    width: int,
    paint: Paint,
    traceback: bool,
) -> list[str]:
    lines: list[str] = []
    if worst.case:
        lines += _case_line(worst, situation, say, width, paint)
    lines += [line for text in worst.evidence.lines for line in wrap(f"  {text}", width)]
    lines += frames(report, worst.evidence, say, width, traceback)[not lines :]
    if worst.evidence.map and _fits(worst.evidence.map, width - 4):
        lines += ["", f"    {say.legend}"]
        lines += [*(f"    {line}".rstrip() for line in worst.evidence.map.rstrip().split("\n"))]
    return lines


def _case_line(
    worst: Outcome, situation: Situation, say: Words, width: int, paint: Paint
) -> list[str]:
    hidden = say.brackets.format(text=say.hidden).strip()
    purpose = hidden if worst.hidden else situation.purposes.get(worst.case, "")
    text = f"  {say.case}   {worst.check} / {worst.case}" + (f"   {purpose}" if purpose else "")
    return paint.lines("strong", wrap(text, width))


def _fits(text: str, width: int) -> bool:
    """A map that does not fit is left out: the line above it says the same in words."""
    return all(cells(line) <= width for line in text.split("\n"))


def frames(
    report: Report, evidence: Evidence, say: Words, width: int, traceback: bool
) -> list[str]:
    """Return the places in the submission: the last frame, or all of them."""
    chosen = evidence.frames if traceback else evidence.frames[-1:]
    lines = []
    for frame in chosen:
        lines += ["", f"    {report.file}:{frame.line}{_within(frame, say)}"]
        lines += [f"      {line}" for line in wrap(frame.text, width - 6)] if frame.text else []
    return lines


def _within(frame: Frame, say: Words) -> str:
    return f"  {say.within.format(name=frame.function)}" if frame.function else ""


def _remarks(report: Report, say: Words, width: int, paint: Paint) -> list[str]:
    lines = [
        line for note in report.notes for line in wrap(f"  {say.note}{say.colon}{note}", width)
    ]
    printed = report.printed.rstrip("\n").split("\n") if report.printed.strip() else []
    if printed and not report.passed:
        lines.append(f"  {say.printed}")
        shown_lines = printed[:_PRINTED_LINES]
        lines += [f"    {line}" for text in shown_lines for line in wrap(text, width - 4)]
        if len(printed) > len(shown_lines):
            lines.append("    " + say.more.format(n=len(printed) - len(shown_lines)))
    return lines


def _verdict(
    report: Report, situation: Situation, lang: str, width: int, paint: Paint
) -> list[str]:
    """Return the verdict; on one line, however long, where `width` is 0."""
    say = words(lang)
    if report.internal or not report.outcomes:
        word, style = say.ungraded, "bad"
    else:
        word, style = (say.passed, "good") if report.passed else (say.not_yet, "bad")
    tail = verdict(report, lang, attempt=situation.attempt, hints=situation.hints_taken)
    first, *rest = _hanging(f"{word}  ", tail, width) if width else [f"{word}  {tail}"]
    return [paint(style, word) + first.removeprefix(word), *rest]


def _footer(report: Report, situation: Situation, lang: str, width: int, paint: Paint) -> list[str]:
    say = words(lang)
    label = f"  {say.isolation}{say.colon}"
    lines = paint.lines("quiet", _hanging(label, isolation(report, lang), width))
    steps = commands(report, situation, lang)
    label_width = max((cells(label) for label, _, _ in steps), default=0)
    command_width = max((cells(command) for _, command, remark in steps if remark), default=0)
    if steps:
        lines.append("")
    for label, command, remark in steps:
        line = f"  {pad(label, label_width)}   {command}"
        beside = f"  {pad(label, label_width)}   {pad(command, command_width)}   "
        if remark and cells(beside) + cells(remark) <= width:  # the command itself stays whole
            line = beside + paint("quiet", remark)
        lines.append(line)
    return lines


def _hanging(label: str, text: str, width: int) -> list[str]:
    indent = " " * cells(label)
    first, *rest = wrap(text, width - len(indent))
    return [label + first, *(indent + line for line in rest)]
