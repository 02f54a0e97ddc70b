"""Which exercises a file is for: by its header comments, its name, or the functions it defines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.errors import UsageError
from grader.interface.desk import Desk
from grader.messages import Message

if TYPE_CHECKING:
    from grader.classroom.records import Leaf
    from grader.classroom.work import Seen
    from grader.content.header import Header

_DEFINED = re.compile(r"^(?:(?:async[ \t]+)?def|class)[ \t]+(\w+)", re.M)


def defined(text: str) -> set[str]:
    """Return the functions and classes at the left margin of a text."""
    return set(_DEFINED.findall(text))


def header(path: Path, given: bytes | None = None) -> dict[str, str]:
    """Return what the header comments of a file say (`grader.content.header`), the first first.

    In a notebook they may stand in any cell. `given` is what it says, where that is in no file yet.
    """
    headers = _headers(path, given)
    return {name: value for each in reversed(headers) for name, value in each.values.items()}


def exercises_in(desk: Desk, path: Path, given: bytes | None = None) -> list[str]:
    """Return the ids of the exercises that a file is for, at least one.

    Raises
    ------
    UsageError
        That is not plain, or an exercise it names does not exist.
    """
    from grader.classroom.which import stated

    if named := stated(_seen(path, given)):
        return [desk.exercise_id(name) for name in named]
    try:
        return [desk.exercise_id(_named_for(path)[0])]
    except UsageError:
        defining = _defining(desk, _seen(path, given))
    if defining:
        return defining
    raise UsageError(
        Message("cannot tell which exercise `{path}` solves", path=desk.relative(path)),
        hint=Message("`--exercise ID`, or a first line `# grader: exercise=ID`"),
    )


def backend_of(path: Path, exercise: str, given: bytes | None = None) -> str:
    """Return the library that a file says it is for, in the header of an exercise or its name."""
    own = [each for each in _headers(path, given) if exercise in each.exercises]
    said = next((each.values["backend"] for each in own if "backend" in each.values), "")
    return said or header(path, given).get("backend", "") or _named_for(path)[1]


def _headers(path: Path, given: bytes | None) -> Sequence[Header]:
    """Return the headers of a file, that which counts first: of cells that were run, the last."""
    headers = _seen(path, given).headers
    return headers[::-1] if given is not None and path.suffix == ".ipynb" else headers


def leaf_at(path: Path, given: bytes | None = None) -> Leaf:
    """Return a file as the rooms of the class take one; it is read when it is wanted.

    With `given`, that is what it says.
    """
    from grader.classroom.records import Leaf

    def read(limit: int) -> bytes:
        if given is not None:
            return given[:limit]
        with path.open("rb") as file:
            return file.read(limit)

    return Leaf((path.name,), 0, read)


def _seen(path: Path, given: bytes | None = None) -> Seen:
    from grader.classroom.work import seen

    return seen(leaf_at(path, given))


def _named_for(path: Path) -> tuple[str, str]:
    """Return the exercise and the library of a name such as `layer_norm_torch.py`."""
    from grader.classroom.which import called
    from grader.content.tables import BACKENDS

    name = called(path.name)[-2]
    exercise, _, backend = name.rpartition("-")
    return (exercise, backend) if exercise and backend in BACKENDS else (name, "")


def _defining(desk: Desk, view: Seen) -> list[str]:
    """Return the exercises whose functions a file defines.

    Those of which it has all; where there is none, the one of which it has some.
    """
    from grader.classroom.which import solved
    from grader.content.statement import read_statement

    course = desk.course
    if not view.names:
        return []
    wanted = {name: defined(read_statement(course, name).stub) for name in course.ids}
    some = [name for name, functions in wanted.items() if functions & view.names]
    return solved(view, wanted) or (some if len(some) == 1 else [])
