"""What a shell offers for an argument, once `grader completion` has set it up."""

from __future__ import annotations

from collections.abc import Iterable

import click

from grader.cli._setting import Setting
from grader.errors import GraderError


def exercises(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the exercises whose names begin so."""
    return _beginning(_setting(ctx).course.ids, incomplete)


def files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the exercises, and the files and folders that a submission may be in."""
    setting = _setting(ctx)
    folder, slash, name = incomplete.rpartition("/")
    found = []
    for path in sorted((setting.cwd / folder).glob(f"{name}*")):
        if path.is_dir() and not path.name.startswith("."):
            found.append(f"{folder}{slash}{path.name}/")
        elif path.suffix in (".py", ".ipynb"):
            found.append(f"{folder}{slash}{path.name}")
    return [*exercises(ctx, param, incomplete), *found]


def cases(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the public cases of the exercise that is named before."""
    setting = _setting(ctx)
    try:
        task = setting.course.exercise(setting.exercise_id(ctx.params.get("exercise") or ""))
    except GraderError:
        return []
    return _beginning((c.name for c in task.cases.values() if not c.hidden), incomplete)


def quizzes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the quizzes, or the questions of one as `QUIZ#ID`."""
    try:
        heads = _setting(ctx).quizzes.heads
    except GraderError:
        return []
    questions = [f"{head.id}#{entry.id}" for head in heads for entry in head.entries]
    return _beginning(questions if "#" in incomplete else [head.id for head in heads], incomplete)


def misconceptions(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Return the mistakes of the course."""
    try:
        return _beginning(_setting(ctx).course.misconceptions(), incomplete)
    except GraderError:
        return []


def _setting(ctx: click.Context) -> Setting:
    setting = ctx.find_object(Setting)
    assert setting is not None
    return setting


def _beginning(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
