"""Which exercises a file is for: by its header comments, its name, or the functions it defines."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import UsageError
from grader.interface.desk import Desk
from grader.messages import Message

if TYPE_CHECKING:
    from grader.classroom.records import Leaf
    from grader.classroom.work import Seen

_DEFINED = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)", re.M)


def header(path: Path) -> dict[str, str]:
    """Return what the header comments of a file say (`grader.content.header`), the first first.

    In a notebook they may stand in any cell.
    """
    return {
        name: value for each in reversed(_seen(path).headers) for name, value in each.values.items()
    }


def exercises_in(desk: Desk, path: Path) -> list[str]:
    """Return the ids of the exercises that a file is for, at least one.

    Raises
    ------
    UsageError
        That is not plain, or an exercise it names does not exist.
    """
    from grader.classroom.which import stated

    if named := stated(_seen(path)):
        return [desk.exercise_id(name) for name in named]
    try:
        return [desk.exercise_id(_named_for(path)[0])]
    except UsageError:
        defining = _defining(desk, path)
    if defining:
        return defining
    raise UsageError(
        Message("cannot tell which exercise `{path}` solves", path=desk.relative(path)),
        hint=Message("`--exercise ID`, or a first line `# grader: exercise=ID`"),
    )


def backend_of(path: Path, exercise: str) -> str:
    """Return the library that a file says it is for, in the header of an exercise or its name."""
    own = [each for each in _seen(path).headers if exercise in each.exercises]
    said = next((each.values["backend"] for each in own if "backend" in each.values), "")
    return said or header(path).get("backend", "") or _named_for(path)[1]


def leaf_at(path: Path) -> Leaf:
    """Return a file as the rooms of the class take one; it is read when it is wanted."""
    from grader.classroom.records import Leaf

    def read(limit: int) -> bytes:
        with path.open("rb") as file:
            return file.read(limit)

    return Leaf((path.name,), 0, read)


def _seen(path: Path) -> Seen:
    from grader.classroom.work import seen

    return seen(leaf_at(path))


def _named_for(path: Path) -> tuple[str, str]:
    """Return the exercise and the library of a name such as `layer_norm_torch.py`."""
    from grader.classroom.which import called
    from grader.content.tables import BACKENDS

    name = called(path.name)[-2]
    exercise, _, backend = name.rpartition("-")
    return (exercise, backend) if exercise and backend in BACKENDS else (name, "")


def _defining(desk: Desk, path: Path) -> list[str]:
    """Return the exercises whose functions a file defines.

    Those of which it has all; where there is none, the one of which it has some.
    """
    from grader.classroom.which import solved
    from grader.content.statement import read_statement

    view, course = _seen(path), desk.course
    if not view.names:
        return []
    wanted = {name: set(_DEFINED.findall(read_statement(course, name).stub)) for name in course.ids}
    some = [name for name, functions in wanted.items() if functions & view.names]
    return solved(view, wanted) or (some if len(some) == 1 else [])
