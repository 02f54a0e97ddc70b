"""What the commands over a folder of results share: arguments, the gradebook, its tables."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader import registry
from grader.classroom.exports import FAMILY, ExportOptions
from grader.cli._command import option
from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message

if TYPE_CHECKING:
    from grader.classroom.gradebook import Gradebook
    from grader.classroom.policy import Policy
    from grader.classroom.store import Store

results_argument = click.argument("results", metavar="RESULTS", type=click.Path(path_type=Path))
course_option = option(
    "--course",
    metavar="YAML",
    type=click.Path(path_type=Path),
    help=Message("due dates, late penalties, drop rules"),
)


def write_tables(setting: Setting, book: Gradebook, store: Store, folder: Path) -> None:
    """Write grades.csv and totals.csv."""
    from grader.classroom.filesystem import replace_file

    options = ExportOptions(lang=setting.lang)
    for name, text in registry.member(FAMILY, "csv").export(book, store, options).files.items():
        replace_file(folder / name, text)


def book_of(setting: Setting, store: Store, course: Path | None, exercise: str = "") -> Gradebook:
    """Return the gradebook under the course's rules, of one exercise where that is asked for."""
    from dataclasses import replace

    from grader.classroom.gradebook import gradebook

    policy = policy_of(setting, store, course)
    if exercise:
        check_stored(store, exercise)
        counted = (exercise,) if policy.exercises else ()
        return gradebook(store, replace(policy, drop_lowest=0, exercises=counted)).only(exercise)
    return gradebook(store, policy)


def check_stored(store: Store, exercise: str) -> None:
    """Refuse an exercise of which nothing is in the results."""
    known = store.exercises()
    if exercise not in known:
        raise UsageError(
            Message("no exercise `{name}` in these results", name=exercise),
            hint=Message("there are {names}", names=tuple(known)),
        )


def policy_of(setting: Setting, store: Store, course: Path | None) -> Policy:
    """Return the rules of the course file, or of the one that the last batch was given."""
    from grader.classroom.policy import Policy, parse_policy, read_policy

    if course:
        return read_policy(setting.cwd / course)
    text = store.get("course")
    return parse_policy(text, "course.yaml") if text else Policy()
