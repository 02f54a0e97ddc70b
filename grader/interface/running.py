"""The work that the notebook which is running holds."""

from __future__ import annotations

import re

from grader.interface import cells
from grader.interface.desk import Desk
from grader.interface.which import backend_of, defined, leaf_at
from grader.interface.work import Work

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


def left_out(desk: Desk, exercise: str) -> tuple[int, ...]:
    """Return the cells that raised, and so do not count, but define what is asked or import."""
    shell, wanted = cells.shell(), wanted_by(desk, exercise)
    texts = shell.history_manager.input_hist_raw if shell is not None else []
    raised = getattr(shell, cells.RAISED, ())
    return tuple(
        n
        for n, text in enumerate(texts)
        if n in raised and (defined(text) & wanted or _IMPORTS.search(text))
    )


def wanted_by(desk: Desk, exercise: str) -> set[str]:
    """Return the functions and classes that an exercise asks for."""
    from grader.content.statement import read_statement

    return defined(read_statement(desk.course, exercise).stub)
