"""The work that the notebook which is running holds."""

from __future__ import annotations

import re
from typing import Any

from grader.errors import UnknownNameError, UsageError
from grader.interface import cells
from grader.interface.desk import Desk
from grader.interface.which import backend_of, defined, exercises_in, leaf_at
from grader.interface.work import Work
from grader.messages import Message

_IMPORTS = re.compile(r"^(?:import|from)\s+\w", re.MULTILINE)


def running_work(desk: Desk, exercise: str, *, whatever: bool = False) -> Work | None:
    """Return the cells of the running notebook as a work for an exercise.

    None where no notebook runs, or where no cell defines anything of it, unless `whatever` is in
    them is wanted.
    """
    from grader.classroom.work import seen

    shell = cells.shell()
    if shell is None or not exercise:
        return None
    identity = desk.exercise_id(exercise)
    path, given = cells.place(desk.cwd), cells.running(shell)
    if not whatever and not wanted_by(desk, identity) & seen(leaf_at(path, given)).names:
        return None
    return Work(path, identity, backend_of(path, identity, given), given)


def in_cells(desk: Desk, shell: Any) -> list[str]:
    """Return the exercises that the cells of a running notebook are for.

    Raises
    ------
    UsageError
        They do not say it.
    """
    given = cells.running(shell)
    try:
        return exercises_in(desk, cells.place(desk.cwd), given)
    except UnknownNameError:  # a header names an exercise that is not there
        raise
    except UsageError:
        raise UsageError(
            Message("no cell defines what an exercise asks for"),
            hint=Message("`%%check EX` above the cell, or `%check EX`; `%show EX` shows one"),
        ) from None


def left_out(desk: Desk, exercise: str) -> tuple[int, ...]:
    """Return the cells that raised before they defined what is asked, or what they import."""
    shell, wanted = cells.shell(), wanted_by(desk, exercise)
    if shell is None:
        return ()
    texts = shell.history_manager.input_hist_raw
    left = {n: texts[n].removeprefix(cells.ran(shell, n)) for n in cells.raised_in(shell)}
    found = (n for n, rest in left.items() if defined(rest) & wanted or _IMPORTS.search(rest))
    return tuple(sorted(found))


def wanted_by(desk: Desk, exercise: str) -> set[str]:
    """Return the functions and classes that an exercise asks for."""
    from grader.content.statement import read_statement

    return defined(read_statement(desk.course, exercise).stub)
