"""The work that the notebook which is running holds."""

from __future__ import annotations

from grader.interface import cells
from grader.interface.desk import Desk
from grader.interface.which import backend_of, defined, leaf_at
from grader.interface.work import Work


def running_work(desk: Desk, exercise: str) -> Work | None:
    """Return the cells of the running notebook as a work; None where they define nothing of it."""
    from grader.classroom.work import seen
    from grader.content.statement import read_statement

    shell = cells.shell()
    if shell is None or not exercise:
        return None
    identity = desk.exercise_id(exercise)
    path, given = cells.place(desk.cwd), cells.running(shell)
    wanted = defined(read_statement(desk.course, identity).stub)
    if not wanted & seen(leaf_at(path, given)).names:
        return None
    return Work(path, identity, backend_of(path, identity, given), given)
