"""The student's screen: verdict, named mistake, one case, what fails, next command.

It fits a terminal of 80 columns and 24 lines; `--verbose` shows all there is.
"""

from __future__ import annotations

from grader.model import Status
from grader.reports import Audience, Display, Row, View
from grader.reports._parts import Failure, Spot
from grader.text import Paint, cells, columns, cut, number, pad, seconds, wrap

KIND = "terminal"
AUDIENCE = Audience.OWNER

_GLYPHS = {Status.PASS: "✓", Status.BLOCKED: "–", Status.INTERNAL: "!"}
_STYLES = {Status.PASS: "good", Status.BLOCKED: "quiet"}
_NAME = "▸"
"""What stands before a mistake by name."""
_NAME_WIDTH = 22
_NARROW, _BELOW = 24, 6
"""A column of fewer cells is no place for a sentence: it goes below, indented so far."""
_TIMED = 50
"""Columns of a terminal that has room for the time of each check."""
_MISTAKES, _NOTES = 2, 2
"""Mistakes and notes that one screen has room for."""
_PRINTED = (3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
_NAMED_NOTES = (2, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0)
_ROWS = (3, 3, 3, 3, 3, 1, 1, 1, 1, 1, 1)
_STEPS = (3, 3, 3, 3, 3, 3, 3, 2, 2, 1, 1)
"""Printed lines, notes beside a named mistake, failing checks, commands: by how much is folded."""
_SHORT_ROWS, _NO_RELATION, _NO_PRINTED, _NO_GRID, _SHORT_SENTENCE, _SHORT_GRID = 1, 1, 2, 3, 4, 6
_ONE_LINE, _NO_COUNTS, _SHORTEST_SENTENCE = 8, 9, 10
"""From which fold on: a row has one line; how mistakes belong together, and that something was
printed is not said; inputs are told by their shapes; one mistake is named, in two lines; of
results two rows are shown; what else takes several lines has one, however narrow it is; what was
left out is counted in one line; the sentence has one."""
_FOLDS = len(_PRINTED)


def render(view: View, options: Display) -> str:
    """Return the screen, folded as little as its height allows."""
    if options.quiet:
        return f"{view.verdict}  {view.attempt}  {view.report.exercise}\n"
    if view.unwritten and not options.verbose:
        return "\n".join(_unwritten(view, options.width)) + "\n"
    if options.brief:
        return "\n".join(_brief(view, options)) + "\n"
    text = ""
    for fold in range(_FOLDS):
        text = "\n\n".join("\n".join(part) for part in _Screen(view, options, fold).parts() if part)
        rows = sum(-(-max(cells(line), 1) // options.width) for line in text.split("\n"))
        if options.verbose or rows < options.height:  # the prompt has a line, too
            break
    return text + "\n"


def _unwritten(view: View, width: int) -> list[str]:
    """Say where to begin, in one line."""
    worst = view.failure
    spot = worst.spots[-1] if worst and worst.spots else Spot("1", "", "", "")
    place = f"{view.report.file}:{spot.place}  {spot.function}"
    said = view.tr("{place} is not written yet", place=place)
    then = view.tr("edit it, then: {command}", command=view.again)
    together = view.tr.in_context("groups", "; ").join((said, then))
    return [together] if cells(together) <= width else [*wrap(said, width), f"  {then}"]


def _brief(view: View, options: Display) -> list[str]:
    """Say in two lines how it stands; in one where all is well."""
    report, paint = view.report, Paint(options.color)
    style, label = _verdict(view)
    first, *rest = columns(f"{label}  {view.points}", report.exercise, options.width)
    lines = [paint(style, label) + first.removeprefix(label), *rest]
    if report.passed:
        return lines
    failed = (f"✗ {row.check}   {row.text}" for row in view.rows if not _folded(row))
    named = (f"{_NAME} {one.id}   {one.title}" for one in view.mistakes)
    what = next(iter([*named, *failed]), "")
    return [*lines, cut(f"  {what}", options.width), f"  {view.again}"]


def _verdict(view: View) -> tuple[str, str]:
    """Return the style of the verdict, and its mark with its word."""
    report = view.report
    glyph = "✓" if report.passed else "!" if report.internal or not report.outcomes else "✗"
    return "good" if report.passed else "bad", f"{glyph} {view.verdict}"


class _Screen:
    """The parts of one screen, each a list of lines."""

    def __init__(self, view: View, options: Display, fold: int) -> None:
        self.view, self.tr, self.options = view, view.tr, options
        self.width, self.all, self.fold = options.width, options.verbose, fold
        self.tight = fold >= _ONE_LINE and not options.verbose
        self.paint = Paint(options.color)

    def parts(self) -> list[list[str]]:
        """Return all of them, in order; an empty one is left out."""
        return [
            self.header(),
            self.mistakes(),
            self.failure(),
            self.remarks(),
            self.all_rows() if self.all else self.rows(),
            self.isolation(),
            self.steps(),
        ]

    def header(self) -> list[str]:
        """Return verdict and points, then the facts of this run."""
        view, report, tr = self.view, self.view.report, self.tr
        style, label = _verdict(view)
        named = f"{report.exercise}   {view.title}" if self.all else report.exercise
        earned = view.points if self.tight else view.attempt
        left, *below = _hanging(f"{label}  ", earned, self.width)
        first, *rest = columns(left, named, self.width)
        library = report.backend
        if report.device != "cpu":
            library = tr("{backend} on {device}", backend=report.backend, device=report.device)
        facts = [report.file, library, tr("seed {seed}", seed=report.seed)]
        facts += [seconds(report.seconds), *([] if view.weak else [view.report.isolation.kind])]
        lines = [self.paint(style, label) + first.removeprefix(label)]
        lines += [*below, *(line for text in rest for line in wrap(text, self.width))]
        return [*lines, *self.paint.lines("quiet", self._lines(f"  {' · '.join(facts)}"))]

    def _lines(self, text: str) -> list[str]:
        """Return a text in lines; in one, where there is no room for more."""
        return [cut(text, self.width)] if self.tight else wrap(text, self.width)

    # ------------------------------------------------------------------ what is wrong

    def mistakes(self) -> list[str]:
        """Return the mistakes by name, the first with its sentence."""
        view, lines = self.view, []
        most = 1 if self.fold >= _SHORT_SENTENCE else _MISTAKES
        shown = view.mistakes if self.all else view.mistakes[:most]
        if view.relation and self.fold < _NO_RELATION:
            lines.append(f"  {view.relation}")
        for place, mistake in enumerate(shown):
            titled = self._lines(f"{_NAME} {mistake.id}   {mistake.title}")
            lines += self.paint.lines("name", titled)
            said = [mistake.message, mistake.evidence] if self.all else [mistake.message]
            for text in filter(None, said) if self.all or not place else []:
                lines += [f"    {line}" for line in self._sentence(text)]
        if (more := len(view.mistakes) - len(shown)) and self.fold < _SHORT_SENTENCE:
            lines.append("  " + self.tr.plural("and {n} more", "and {n} more", more))
        return lines

    def _sentence(self, text: str) -> list[str]:
        lines = wrap(text, self.width - 4)
        if not self.all and self.fold >= _SHORTEST_SENTENCE:
            return [cut(text, self.width - 4)]
        if self.all or self.fold < _SHORT_SENTENCE or len(lines) <= 2:
            return lines
        return [lines[0], cut(f"{lines[1]} …", self.width - 4)]

    def failure(self) -> list[str]:
        """Return the one case to look at: its inputs, what came, what was expected."""
        worst = self.view.failure
        if worst is None:
            return []
        lines = self._case(worst)
        sample = self._sample(worst)
        told = worst.lines if self.all or not (sample and worst.sample.want) else ()
        lines += [line for text in told for line in wrap(f"    {text}", self.width)]
        lines += [*sample, *self._places(worst)]
        if worst.advice:
            hanging = _hanging("  → ", worst.advice, self.width)
            lines += self.paint.lines("strong", hanging)
        if self.all and worst.map and all(cells(line) <= self.width - 4 for line in worst.map):
            # one that does not fit is left out: the line above it says the same in words
            legend = self.tr("· as allowed, then ░ ▒ █")
            lines += ["", f"    {legend}", *(f"    {line}".rstrip() for line in worst.map)]
        return lines

    def _case(self, worst: Failure) -> list[str]:
        if not worst.case:
            return []
        purpose = self.tr("(hidden)") if worst.hidden else worst.purpose
        text = f"  {worst.check} / {worst.case}" + (f"   {purpose}" if purpose else "")
        return self.paint.lines("strong", self._lines(text))

    def _sample(self, worst: Failure) -> list[str]:
        """Return the call, its input as a grid where one line would not tell it, the results."""
        sample, lines = worst.sample, list[str]()
        if sample.call:
            grids = [one for one in sample.inputs if one.grid]
            given = (one.name if one.grid else f"{one.name}={one.brief}" for one in sample.inputs)
            call = f"{sample.call}({', '.join(given)})"
            shapes = "  ".join(f"{one.name} {one.brief}" for one in grids)
            lines += self._lines(f"    {call}   {shapes}".rstrip())
            if self.all or (len(grids) == 1 and self.fold < _NO_GRID):
                lines += [f"      {line}" for one in grids for line in self._fitting(one.grid, 6)]
        return lines + self._results(worst)

    def _results(self, worst: Failure) -> list[str]:
        sample, tr = worst.sample, self.tr
        if not sample.got:
            return []
        yours = [tr("yours") + sample.of, *(f"  {line}" for line in self._short(sample.got))]
        if not sample.want:
            return [f"    {line}" for line in yours]
        theirs = [tr("expected") + sample.of, *(f"  {line}" for line in self._short(sample.want))]
        left = max(map(cells, yours)) + 3
        if 4 + left + max(map(cells, theirs)) > self.width:
            return [f"    {line}" for part in (yours, theirs) for line in self._cut(part, 4)]
        height = max(len(yours), len(theirs))
        both = [[*part, *[""] * (height - len(part))] for part in (yours, theirs)]
        return [f"    {pad(mine, left)}{his}".rstrip() for mine, his in zip(*both, strict=True)]

    def _short(self, grid: str) -> list[str]:
        """Return the rows of a result, or the first two of them."""
        lines = grid.split("\n")
        if self.all or self.fold < _SHORT_GRID or len(lines) <= 2:
            return lines
        return [lines[0], f"{lines[1]} …"]

    def _fitting(self, grid: str, indent: int) -> list[str]:
        return self._cut(grid.split("\n"), indent)

    def _cut(self, lines: list[str], indent: int) -> list[str]:
        return [cut(line, self.width - indent) for line in lines]

    def _places(self, worst: Failure) -> list[str]:
        """Return the places in the submission: the last frame, or all of them."""
        lines = []
        for spot in worst.spots if self.options.traceback else worst.spots[-1:]:
            within = self.tr("in {name}", name=spot.function) if spot.function else ""
            lines.append(f"    {self.view.report.file}:{spot.place}  {within}".rstrip())
            if spot.text:
                code = wrap(spot.text, self.width - 6)
                code += [self.paint("bad", spot.carets)] if spot.carets and len(code) == 1 else []
                lines += [f"      {line}" for line in code]
        return lines

    @property
    def _notes(self) -> int:
        """How many notes one screen has room for."""
        most = _NOTES if not self.view.mistakes else _NAMED_NOTES[self.fold]
        return min(most, len(self.view.notes))

    def remarks(self) -> list[str]:
        """Return the notes, and what the code printed."""
        tr, printed = self.tr, self.view.printed
        shown = self.view.notes if self.all else self.view.notes[: self._notes]
        notes = (tr("note: {note}", note=note) for note in shown)
        lines = [line for note in notes for line in wrap(f"  {note}", self.width)]
        if not printed.lines or (self.fold >= _NO_PRINTED and self.view.mistakes):
            return lines
        first = printed.lines if self.all else printed.lines[: _PRINTED[self.fold]]
        left = printed.more + len(printed.lines) - len(first)
        label = "  " + tr("your code printed")
        more = [tr.plural("({n} more line)", "({n} more lines)", left)] if left else []
        if not first:
            return [*lines, " ".join([label, *more])]
        told = [line for text in first for line in wrap(text, self.width - 4)]
        return [*lines, label, *(f"    {line}" for line in [*told, *more])]

    # ------------------------------------------------------------------ the checks

    def rows(self) -> list[str]:
        """Return a row for each check that fails or earns less than all, and the rest folded."""
        rows = self.view.rows
        shown = [row for row in rows if not _folded(row)]
        most = _ROWS[self.fold]
        lines = self._table(shown[:most], timed=False)
        tr, folded = self.tr, list[tuple[str, str, str]]()
        if (more := len(shown) - most) > 0:
            folded.append(("bad", "✗", tr.plural("{n} more check", "{n} more checks", more)))
        if passed := sum(row.status is Status.PASS for row in rows if _folded(row)):
            folded.append(("good", "✓", tr.plural("{n} check", "{n} checks", passed)))
        if blocked := [row for row in rows if row.status is Status.BLOCKED]:
            text = tr.plural("{n} check", "{n} checks", len(blocked))
            folded.append(("quiet", "–", f"{text} {blocked[0].text}"))
        if left := len(self.view.notes) - self._notes:
            folded.append(("quiet", "·", tr.plural("{n} note: -v", "{n} notes: -v", left)))
        if self.fold >= _SHORT_SENTENCE and (left := len(self.view.mistakes) - 1) > 0:
            named = tr.plural("{n} more mistake", "{n} more mistakes", left)
            folded.insert(0, ("name", _NAME, named))
        packed = self._packed(folded)
        return [*lines, *(packed[:1] if self.fold >= _NO_COUNTS and not self.all else packed)]

    def _packed(self, facts: list[tuple[str, str, str]]) -> list[str]:
        """Return facts (style, glyph, text), as many in a line as there is room for."""
        lines, used = list[str](), self.width
        for style, glyph, text in facts:
            painted = f"  {self.paint(style, glyph)} {text}"
            if (used := used + cells(text) + 4) <= self.width:
                lines[-1] += painted
            else:
                lines.append(painted)
                used = cells(text) + 4
        return lines

    def all_rows(self) -> list[str]:
        """Return a row for every check, with its time."""
        return self._table(list(self.view.rows), timed=self.width >= _TIMED)

    def _table(self, rows: list[Row], *, timed: bool) -> list[str]:
        name = min(_NAME_WIDTH, max((cells(row.check) for row in rows), default=0))
        earned = [
            f"{number(r.points)}/{number(r.max_points)}" if r.max_points else "" for r in rows
        ]
        times = [
            seconds(r.seconds) if timed and r.status is not Status.BLOCKED else "" for r in rows
        ]
        left, right = max(map(len, earned), default=0), max(map(len, times), default=0)
        lines = []
        for row, points, taken in zip(rows, earned, times, strict=True):
            facts = f"{points:>{left}}  {taken:>{right}}" if timed else f"{points:>{left}}"
            lines += self._row(row, name, facts)
        return lines

    def _row(self, row: Row, name: int, right: str) -> list[str]:
        paint, width = self.paint, self.width
        glyph = paint(_STYLES.get(row.status, "bad"), _GLYPHS.get(row.status, "✗"))
        if row.status is Status.PASS and row.points < row.max_points:
            glyph = paint("quiet", "~")  # right, and less than all of the points
        start = 4 + name + 2
        room = width - start - len(right) - 2
        texts = wrap(row.text, room)
        left = pad(row.check, name + 2)
        if cells(row.text) > room and room < _NARROW:
            below = (
                [cut(row.text, width - _BELOW)] if self.tight else wrap(row.text, width - _BELOW)
            )
            texts, start = ["", *below], _BELOW
        elif self.fold >= _SHORT_ROWS and not self.all:
            texts = [cut(row.text, room)]
        elif cells(row.check) > name:
            left = f"{row.check}  "
            if 4 + cells(left) + cells(row.text) + 2 + len(right) > width:
                texts = ["", *texts]  # a long name has the line for itself
        used = 4 + cells(left) + cells(texts[0])
        gap = " " * max(2, width - used - len(right))
        first = f"  {glyph} {left}{texts[0]}{gap}{paint('quiet', right.rstrip())}"
        return [first.rstrip(), *(" " * start + text for text in texts[1:])]

    # ------------------------------------------------------------------ what next

    def isolation(self) -> list[str]:
        """Return what confined the code, where that is less than the strictest, or all is told."""
        if not (self.all or self.view.weak):
            return []
        label = self.tr("{label}: ", label=self.tr("isolation"))
        return self.paint.lines("quiet", _hanging(f"  {label}", self.view.isolation, self.width))

    def steps(self) -> list[str]:
        """Return the commands that help, each whole."""
        steps, lines = self.view.steps if self.all else self.view.steps[: _STEPS[self.fold]], []
        label_width = max((cells(step.label) for step in steps), default=0)
        command_width = max((cells(step.command) for step in steps if step.remark), default=0)
        for step in steps:
            left = f"  {pad(step.label, label_width)}   "
            line = f"{left}{step.command}"
            beside = f"{left}{pad(step.command, command_width)}   "
            if step.remark and cells(beside) + cells(step.remark) <= self.width:
                line = beside + self.paint("quiet", step.remark)  # the command itself stays whole
            lines.append(line)
        return lines


def _folded(row: Row) -> bool:
    """Whether a check is no news: it waits for another, or passes with all of its points."""
    full = row.status is Status.PASS and row.points >= row.max_points
    return full or row.status is Status.BLOCKED


def _hanging(label: str, text: str, width: int) -> list[str]:
    indent = " " * cells(label)
    first, *rest = wrap(text, width - len(indent))
    return [label + first, *(indent + line for line in rest)]
