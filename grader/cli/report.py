"""`grader report`: the class in figures, on the terminal or as one HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli._command import documented, option
from grader.cli._results import course_option, results_argument
from grader.cli._setting import Setting
from grader.errors import GraderError, UsageError
from grader.messages import Message
from grader.text import cells, clean, cut, pad, wrap

if TYPE_CHECKING:
    from grader.classroom.attention import Concern
    from grader.classroom.statistics import ClassStatistics, ExerciseStatistics
    from grader.classroom.summary import Table

SECTION = "instructor"
_BAR = 30
_SHOWN = 8
"""Things of one kind that need a human and are listed."""
_DETAILED = 8
"""Exercises that are shown one by one; of more there is the overview, and one with --exercise."""


@documented(
    Message("Show how a class did: scores, checks, mistakes, what to look at."),
    "grader report results --html class.html",
)
@results_argument
@option("--exercise", metavar="ID", default="", help=Message("show only this exercise"))
@option("--html", metavar="FILE", type=click.Path(path_type=Path), help=Message("write a page"))
@course_option
@option(
    "--names",
    is_flag=True,
    help=Message("put what needs a human on the page, with names: not for showing"),
)
@option("--alike", is_flag=True, help=Message("list students whose code has the same structure"))
@click.pass_obj
def command(
    setting: Setting,
    results: Path,
    exercise: str,
    html: Path | None,
    course: Path | None,
    names: bool,
    alike: bool,
) -> int:
    from grader.classroom.attention import attention
    from grader.classroom.filesystem import replace_file
    from grader.classroom.page import class_page
    from grader.classroom.statistics import class_statistics
    from grader.classroom.store import Store
    from grader.cli._results import book_of

    if alike:
        return _alike(setting, results)
    with Store(setting.cwd / results) as store:
        book = book_of(setting, store, course)
        found, concerns = _titled(setting, class_statistics(store, book)), attention(store, book)
    if exercise:
        found, concerns = _only(found, concerns, setting.exercise_id(exercise))
    if html is not None:
        text = class_page(found, setting.tr, concerns if names else ())
        replace_file(setting.cwd / html, text)
        setting.emit(f"{setting.relative(setting.cwd / html)}\n")
        return 0
    for block in _Screen(setting).blocks(found, concerns, results):
        setting.emit("\n".join(block) + "\n")
    return 0


def _titled(setting: Setting, found: ClassStatistics) -> ClassStatistics:
    """Take the titles from the course, which has them in the reader's language, where it can."""
    try:
        known = setting.course.misconceptions()
        heads = {head.id: head.title for head in setting.course.heads()}
    except GraderError:
        return found

    def titled(one: ExerciseStatistics) -> ExerciseStatistics:
        mistakes = [(m, known[m].title if m in known else t, n) for m, t, n in one.mistakes]
        return replace(one, title=heads.get(one.name, one.title), mistakes=tuple(mistakes))

    return replace(found, exercises=tuple(map(titled, found.exercises)))


def _only(
    found: ClassStatistics, concerns: list[Concern], exercise: str
) -> tuple[ClassStatistics, list[Concern]]:
    """Leave the other exercises out."""
    own = tuple(one for one in found.exercises if one.name == exercise)
    if not own:
        there = tuple(one.name for one in found.exercises)
        raise UsageError(
            Message("nobody handed in `{name}`", name=exercise),
            hint=Message("these were: {names}", names=there),
        )
    return replace(found, exercises=own), [c for c in concerns if c.exercise == exercise]


def _alike(setting: Setting, results: Path) -> int:
    from grader.classroom.alike import alike
    from grader.classroom.store import Store

    with Store(setting.cwd / results) as store:
        pairs, people = alike(store), store.students()
    tr = setting.tr
    for pair in pairs:
        said = tr(
            "{one} and {other}: same structure in {exercises} ({bits:.1f} bits)",
            one=people[pair.first].id,
            other=people[pair.second].id,
            exercises=pair.exercises,
            bits=pair.weight,
        )
        setting.emit(f"{said}\n")
    if not pairs:
        setting.emit(tr("no two students' code has a structure that is rare in the class") + "\n")
    setting.say(
        Message("same structure is no proof: short answers to one exercise are often alike")
    )
    return 0


class _Screen:
    """The report in blocks of lines."""

    def __init__(self, setting: Setting) -> None:
        self.setting, self.tr = setting, setting.tr

    def blocks(
        self, found: ClassStatistics, concerns: list[Concern], results: Path
    ) -> Iterator[list[str]]:
        """Yield the overview, where there is more than one exercise, and each one unless many."""
        from grader.classroom.summary import exercises_table, overview

        tr = self.tr
        facts = tuple(tr("{n} {state}", n=value, state=name) for name, value in overview(found))
        yield [
            tr("{things}", things=facts),
            *(tr("not graded: {n}, {why}", n=n, why=why) for why, n in found.open),
        ]
        if len(found.exercises) > 1:
            table = exercises_table(found)
            yield ["", *self._titled(table), *wrap(self.tr.of(table.note), self.setting.width)]
        if len(found.exercises) > _DETAILED:
            command = f"grader report {results}"
            one = tr(
                "of one exercise: {command} --exercise ID; of all: --html FILE", command=command
            )
            yield ["", one]
        else:
            for exercise in found.exercises:
                yield ["", *self._exercise(exercise)]
        if lines := self._attention(concerns):
            yield lines

    def _attention(self, concerns: list[Concern]) -> list[str]:
        """What needs a human, some of each kind."""
        from grader.classroom.attention import KINDS

        tr, lines = self.tr, []
        for kind, (name, meaning) in KINDS.items():
            own = [concern for concern in concerns if concern.kind == kind]
            if own:
                lines += ["", tr("{kind}: {n}, {meaning}", kind=name, n=len(own), meaning=meaning)]
            for concern in own[:_SHOWN]:
                said = (concern.student, concern.exercise, concern.file, tr.of(concern.reason))
                lines.append(f"  {': '.join(dict.fromkeys(filter(None, said)))}")
            if len(own) > _SHOWN:
                more = len(own) - _SHOWN
                lines.append("  " + tr("... and {n} more (grades.csv, column attention)", n=more))
        return lines

    def _exercise(self, found: ExerciseStatistics) -> list[str]:
        from grader.classroom.summary import standing, tables

        lines = [f"{self.tr.of(found.title)} ({found.name})", self.tr.of(standing(found))]
        most = max(found.histogram, default=0)
        if most:
            lines += ["", self.tr("scores")]
            bar = "#" if self.setting.plain else "█"
            for place, count in enumerate(found.histogram):
                low, high = 10 * place, 10 * (place + 1)
                length = round(_BAR * count / most) or int(count > 0)
                lines.append(f"  {low:>3}-{high:<3} % {bar * length} {count}".rstrip())
        for table in tables(found):
            lines += ["", *self._titled(table)]
        return lines

    def _titled(self, table: Table) -> list[str]:
        return [self.tr.of(table.title).lower(), *self._table(table, self.setting.width)]

    def _table(self, table: Table, width: int) -> list[str]:
        """Lay out a table; its last column takes what is left, and is cut."""
        rows = (table.header, *table.rows)
        texts = [[clean(self.tr.of(c)).replace("\n", " ") for c in row] for row in rows]
        widths = [min(34, max(cells(row[n]) for row in texts)) for n in range(len(table.header))]
        lines = []
        for row in texts:
            line = " "
            for place, text in enumerate(row):
                last = place == len(row) - 1
                text = cut(text, max(4, width - cells(line) - 1) if last else widths[place])
                gap = " " * max(0, widths[place] - cells(text))
                number = place in table.numeric
                line += f" {gap}{text} " if number else f" {pad(text, widths[place])} "
            lines.append(line.rstrip())
        return lines
