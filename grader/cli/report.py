"""`grader report`: the class in figures, on the terminal or as one HTML page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli._command import Command, example, option
from grader.cli._setting import Setting
from grader.messages import Message
from grader.text import wrap

if TYPE_CHECKING:
    from grader.classroom.attention import Concern
    from grader.classroom.statistics import ClassFigures, ExerciseFigures
    from grader.classroom.summary import Table

SECTION = "instructor"
_BAR = 30
_SHOWN = 8
_DETAILED = 8
"""Exercises that are shown one by one; of more there is the overview, and one with --exercise."""
"""Things of one kind that need a human and are listed."""


@click.command(
    cls=Command,
    help=Message("Show how a class did: scores, checks, mistakes, what to look at."),
    epilog=example("grader report results --html class.html"),
)
@click.argument("results", metavar="RESULTS", type=click.Path(path_type=Path))
@option("--exercise", metavar="ID", default="", help=Message("show only this exercise"))
@option("--html", metavar="FILE", type=click.Path(path_type=Path), help=Message("write a page"))
@option(
    "--course",
    metavar="YAML",
    type=click.Path(path_type=Path),
    help=Message("due dates, penalties, drops"),
)
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
    from grader.classroom.statistics import figures
    from grader.classroom.store import Store
    from grader.classroom.summary import overview
    from grader.cli._results import book_of

    if alike:
        return _alike(setting, results)
    with Store(setting.cwd / results) as store:
        book = book_of(setting, store, course)
        found, concerns = figures(store, book), attention(store, book)
    if exercise:
        found, concerns = _only(found, concerns, setting.exercise_id(exercise))
    if html is not None:
        title = f"Class report: {', '.join(e.title for e in found.exercises[:3])}"
        replace_file(
            setting.cwd / html, class_page(found, title, concerns=concerns if names else ())
        )
        setting.emit(f"{setting.relative(setting.cwd / html)}\n")
        return 0
    facts = ", ".join(f"{value} {name}" for name, value in overview(found))
    setting.emit(f"{facts}\n")
    for why, count in found.open:
        setting.emit(f"not graded: {count}, {why}\n")
    for block in _exercises(setting, found, results):
        setting.emit("\n".join(["", *block]) + "\n")
    for line in _attention(concerns):
        setting.emit(f"{line}\n")
    return 0


def _only(
    found: ClassFigures, concerns: list[Concern], exercise: str
) -> tuple[ClassFigures, list[Concern]]:
    """Leave the other exercises out."""
    from grader.errors import UsageError

    own = tuple(figures for figures in found.exercises if figures.name == exercise)
    if not own:
        there = ", ".join(figures.name for figures in found.exercises)
        raise UsageError(f"nobody handed in `{exercise}`", hint=f"these were: {there}")
    return replace(found, exercises=own), [c for c in concerns if c.exercise == exercise]


def _exercises(setting: Setting, found: ClassFigures, results: Path) -> Iterator[list[str]]:
    """Yield the overview, where there is more than one exercise, and each one unless many."""
    from grader.classroom.summary import exercises_table

    if len(found.exercises) > 1:
        table = exercises_table(found)
        yield [table.title.lower(), *_table(table, setting.width), *wrap(table.note, setting.width)]
    if len(found.exercises) > _DETAILED:
        yield [f"of one exercise: grader report {results} --exercise ID; of all: --html FILE"]
        return
    for exercise in found.exercises:
        yield _exercise(setting, exercise)


def _attention(concerns: list[Concern]) -> list[str]:
    """What needs a human, some of each kind."""
    from grader.classroom.attention import KINDS

    lines = []
    for kind, meaning in KINDS.items():
        own = [concern for concern in concerns if concern.kind == kind]
        if own:
            lines += ["", f"{kind}: {len(own)}, {meaning}"]
        for concern in own[:_SHOWN]:
            said = (concern.student, concern.exercise, concern.file, concern.reason)
            lines.append(f"  {': '.join(dict.fromkeys(filter(None, said)))}")
        if len(own) > _SHOWN:
            lines.append(f"  ... and {len(own) - _SHOWN} more (grades.csv, column attention)")
    return lines


def _alike(setting: Setting, results: Path) -> int:
    from grader.classroom.alike import alike
    from grader.classroom.store import Store

    with Store(setting.cwd / results) as store:
        pairs, people = alike(store), store.students()
    for pair in pairs:
        names = f"{people[pair.first].id} and {people[pair.second].id}"
        setting.emit(f"{names}: same structure in {', '.join(pair.exercises)}")
        setting.emit(f" ({pair.weight:.1f} bits)\n")
    if not pairs:
        setting.emit("no two students' code has a structure that is rare in the class\n")
    setting.say("same structure is no proof: short answers to one exercise are often alike")
    return 0


def _exercise(setting: Setting, found: ExerciseFigures) -> list[str]:
    from grader.classroom.summary import percent, tables

    states = ", ".join(f"{count} {state}" for state, count in sorted(found.states.items()))
    lines = [f"{found.title} ({found.name})"]
    lines.append(f"{states}; mean {percent(found.mean)}, median {percent(found.median)}")
    most = max(found.histogram, default=0)
    if most:
        lines += ["", "scores"]
        bar = "#" if setting.plain else "█"
        for place, count in enumerate(found.histogram):
            low, high = 10 * place, 10 * (place + 1)
            length = round(_BAR * count / most) or int(count > 0)
            lines.append(f"  {low:>3}-{high:<3} % {bar * length} {count}".rstrip())
    for table in tables(found):
        lines += ["", table.title.lower(), *_table(table, setting.width)]
    return lines


def _table(table: Table, width: int) -> list[str]:
    """Lay out a table; its last column takes what is left, and is cut."""
    from grader.text import cells, clean, cut, pad

    texts = [[clean(c).replace("\n", " ") for c in row] for row in (table.header, *table.rows)]
    widths = [min(34, max(cells(row[n]) for row in texts)) for n in range(len(table.header))]
    lines = []
    for row in texts:
        line = " "
        for place, text in enumerate(row):
            text = cut(text, max(4, width - cells(line) - 1)) if place == len(row) - 1 else text
            text = cut(text, widths[place]) if place < len(row) - 1 else text
            gap = " " * max(0, widths[place] - cells(text))
            number = place in table.numeric
            line += f" {gap}{text} " if number else f" {pad(text, widths[place])} "
        lines.append(line.rstrip())
    return lines
