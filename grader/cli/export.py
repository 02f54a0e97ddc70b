"""`grader export`: a class's grades for an outside system."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import registry
from grader.classroom.exports import FAMILY, ExportOptions
from grader.cli._command import Choice, documented, option
from grader.cli._results import book_of, course_option, results_argument
from grader.cli._setting import Setting
from grader.errors import GraderError, UsageError
from grader.messages import Message, verbatim

if TYPE_CHECKING:
    from grader.classroom.gradebook import Gradebook
    from grader.messages import Text

SECTION = "instructor"


@documented(
    Message("Write grades for Canvas, Moodle and others; feedback, JUnit, JSON."),
    "grader export results --to canvas --template gradebook.csv",
)
@results_argument
@option(
    "--to",
    "kind",
    type=Choice(registry.kinds(FAMILY)),
    required=True,
    help=Message("the outside system"),
)
@option(
    "--template",
    metavar="CSV",
    type=click.Path(path_type=Path),
    help=Message("that system's own export, to be filled in"),
)
@option("--exercise", metavar="ID", default="", help=Message("only this exercise"))
@option(
    "--column",
    "columns",
    metavar="EX=TITLE",
    multiple=True,
    help=Message("an exercise's column there, or that of `total`; several may share one"),
)
@option(
    "--overwrite",
    is_flag=True,
    help=Message("write over marks that were not exported from here"),
)
@option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help=Message("folder; RESULTS by default"),
)
@course_option
@click.pass_obj
def command(
    setting: Setting,
    results: Path,
    kind: str,
    template: Path | None,
    exercise: str,
    columns: tuple[str, ...],
    overwrite: bool,
    out: Path | None,
    course: Path | None,
) -> int:
    from grader.classroom.filesystem import replace_file
    from grader.classroom.store import Store

    with Store(setting.cwd / results) as store:
        book = book_of(setting, store, course, exercise)
        options = ExportOptions(
            setting.cwd / template if template else None,
            setting.lang,
            purposes(setting, book),
            dict(_pair(text) for text in columns),
            overwrite,
        )
        exported = registry.member(FAMILY, kind).export(book, store, options)
        folder = setting.cwd / (out or results)
        for name, text in exported.files.items():
            replace_file(folder / name, text)
        if exported.written and os.access(store.path, os.W_OK):
            store.write(kind, exported.written)
    listed = sorted(exported.files)
    for name in listed[:3]:
        setting.emit(f"{setting.relative(folder / name)}\n")
    if len(listed) > 3:
        tr = setting.tr
        more = tr.plural("... and {n} more file", "... and {n} more files", len(listed) - 3)
        setting.emit(more + "\n")
    for remark in exported.remarks:
        setting.say(Message("warning: {remark}", remark=remark))
    open_ = sum(grade.score is None and grade.counts for grade in book.grades)
    if open_:
        setting.say(Message("warning: {n} without a mark are left empty; see grades.csv", n=open_))
    return 0


def _pair(text: str) -> tuple[str, str]:
    name, equals, title = text.partition("=")
    if not equals:
        raise UsageError(
            Message("`--column {text}` is no pair", text=text),
            hint=verbatim("`--column EXERCISE=TITLE`"),
        )
    return name, title


def purposes(setting: Setting, book: Gradebook) -> dict[str, dict[str, Text]]:
    """Return what the public cases are for, where the course is at hand."""
    found: dict[str, dict[str, Text]] = {}
    for name in book.exercises:
        try:
            cases = setting.course.exercise(name).cases
        except GraderError:
            continue
        found[name] = {case: spec.purpose for case, spec in cases.items() if not spec.hidden}
    return found
