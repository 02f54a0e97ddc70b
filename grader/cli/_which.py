"""Which exercises a file is for: by its header comments, its name, or the functions it defines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli._setting import Setting
from grader.errors import UsageError
from grader.messages import Message

if TYPE_CHECKING:
    from grader.content.header import Header

__all__ = ["backend_of", "exercises_in", "header", "is_notebook"]

_DEFINED = re.compile(r"^(?:async[ \t]+)?def[ \t]+(\w+)", re.M)
_LARGEST = 1 << 20
"""Bytes of a file that are looked at for its functions."""


def is_notebook(path: Path) -> bool:
    """Whether a file is a notebook, by its name."""
    return path.suffix.lower() == ".ipynb"


def header(path: Path) -> dict[str, str]:
    """Return what the header comments of a file say (`grader.content.header`), the first first.

    In a notebook they may stand in any cell.
    """
    values: dict[str, str] = {}
    for each in _headers(path):
        values = {**each.values, **values}
    return values


def exercises_in(setting: Setting, path: Path) -> list[str]:
    """Return the ids of the exercises that a file is for, at least one.

    Raises
    ------
    UsageError
        That is not plain, or an exercise it names does not exist.
    """
    named = dict.fromkeys(name for each in _headers(path) for name in each.exercises)
    if named:
        return [setting.exercise_id(name) for name in named]
    try:
        return [setting.exercise_id(_named_for(path)[0])]
    except UsageError:
        defining = _defining(setting, path)
    if defining:
        return defining
    raise UsageError(
        Message("cannot tell which exercise `{path}` solves", path=setting.relative(path)),
        hint=Message("`--exercise ID`, or a first line `# grader: exercise=ID`"),
    )


def backend_of(path: Path, exercise: str) -> str:
    """Return the library that a file says it is for, in the header of an exercise or its name."""
    own = [each for each in _headers(path) if exercise in each.exercises]
    said = next((each.values["backend"] for each in own if "backend" in each.values), "")
    return said or header(path).get("backend", "") or _named_for(path)[1]


def _texts(path: Path) -> Iterable[str | bytes]:
    """Return the text of a file, or of each cell of a notebook."""
    from grader.classroom.notebook import NOTEBOOK_BYTES, NotebookError, cells

    with path.open("rb") as file:
        data = file.read(NOTEBOOK_BYTES)
    if not is_notebook(path):
        return [data]
    try:
        return [cell.text for cell in cells(data)]
    except NotebookError:
        return []


def _headers(path: Path) -> list[Header]:
    from grader.content.header import headers

    return [each for text in _texts(path) for each in headers(text)]


def _named_for(path: Path) -> tuple[str, str]:
    """Return the exercise and the library of a name such as `layer_norm_torch.py`."""
    from grader.content.tables import BACKENDS

    exercise, _, backend = path.stem.rpartition("_")
    return (exercise, backend) if exercise and backend in BACKENDS else (path.stem, "")


def _defining(setting: Setting, path: Path) -> list[str]:
    """Return the exercises whose functions a file defines.

    Those of which it has all; where there is none, the one of which it has some.
    """
    from grader.content.statement import read_statement

    texts = (t.decode("utf-8", "replace") if isinstance(t, bytes) else t for t in _texts(path))
    defined = {name for text in texts for name in _DEFINED.findall(text[:_LARGEST])}
    if not defined:
        return []
    course = setting.course
    wanted = {name: set(_DEFINED.findall(read_statement(course, name).stub)) for name in course.ids}
    whole = [name for name, functions in wanted.items() if functions and functions <= defined]
    some = [name for name, functions in wanted.items() if functions & defined]
    return whole or (some if len(some) == 1 else [])
