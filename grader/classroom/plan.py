"""The plan of a batch: which grade each submission needs, and which of them are to be made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.classroom import key as keys
from grader.classroom.notebook import NOTEBOOK_BYTES, Cell, NotebookError, capped, cells
from grader.classroom.records import Entry, Leaf
from grader.model import Exercise

__all__ = ["Plan", "Shard", "Task", "Work", "contents", "current", "plan"]


@dataclass(frozen=True, slots=True)
class Shard:
    """Share `index` (from 1) of `count`; submissions are dealt by the hash of their key."""

    index: int = 1
    count: int = 1

    def has(self, key: bytes) -> bool:
        return int.from_bytes(key[:8], "big") % self.count == self.index - 1

    def __str__(self) -> str:
        return f"{self.index}/{self.count}" if self.count > 1 else ""


@dataclass(frozen=True, slots=True)
class Work:
    """The code of a submission: bytes of a file, or the cells of a notebook."""

    source: bytes
    cells: tuple[Cell, ...] | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """One grade to be made; its bytes are read again when it is its turn."""

    key: bytes
    exercise: Exercise
    parts: Mapping[str, str]
    leaf: Leaf


@dataclass(frozen=True, slots=True)
class Plan:
    """Entries with the keys of their grades, and one task per distinct key."""

    entries: Sequence[tuple[Entry, bytes | None]]
    tasks: Mapping[bytes, Task] = field(repr=False)


def contents(leaf: Leaf, exercise: Exercise) -> Work:
    """Read a submission, never much more than it may have.

    Raises
    ------
    OSError
        It cannot be read.
    NotebookError
        It is a broken notebook.
    """
    limit = exercise.limits.source
    if not leaf.name.lower().endswith(".ipynb"):
        return Work(leaf.read(limit + 1))
    found = cells(leaf.read(NOTEBOOK_BYTES + 1))
    return Work(capped(found, limit), found)


def plan(
    entries: Iterable[Entry],
    exercises: Mapping[str, Exercise],
    common: Mapping[str, str],
) -> Plan:
    """Compute the key of every entry.

    Parameters
    ----------
    common : mapping
        The parts of the key that all submissions share.
    """
    specs = {name: keys.exercise_parts(exercise) for name, exercise in exercises.items()}
    found: list[tuple[Entry, bytes | None]] = []
    tasks: dict[bytes, Task] = {}
    for entry in entries:
        if entry.leaf is None:
            found.append((entry, None))
            continue
        exercise = exercises[entry.exercise]
        try:
            parts = _parts(contents(entry.leaf, exercise), specs[entry.exercise], common)
        except (OSError, NotebookError) as error:
            why = f"cannot be read: {error.strerror}" if isinstance(error, OSError) else str(error)
            found.append((replace(entry, problem=why, leaf=None), None))
            continue
        key = keys.key(parts)
        tasks.setdefault(key, Task(key, exercise, parts, entry.leaf))
        found.append((entry, key))
    return Plan(found, tasks)


def _parts(work: Work, spec: Mapping[str, str], common: Mapping[str, str]) -> dict[str, str]:
    kind = b"notebook\0" if work.cells is not None else b""
    return {**common, **spec, "source": keys.source_part(kind + work.source)}


def current(task: Task) -> Work | None:
    """Read a task's bytes again; None where they are no longer what was planned."""
    try:
        work = contents(task.leaf, task.exercise)
    except (OSError, NotebookError):
        return None
    kind = b"notebook\0" if work.cells is not None else b""
    return work if keys.source_part(kind + work.source) == task.parts["source"] else None
