"""The plan of a batch: which grade each submission needs, and which of them are to be made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from grader.classroom import key as keys
from grader.classroom.notebook import NotebookError
from grader.classroom.records import Entry, Leaf, Problem, display, together
from grader.classroom.tree import read_reason
from grader.classroom.work import Work, work_of
from grader.messages import Message
from grader.model import Exercise


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
        work = None
        try:
            work = work_of(entry.leaf, exercise.limits.source)
        except OSError as error:
            why = Message("cannot be read: {reason}", reason=read_reason(error))
        except NotebookError as error:
            why = error.message
        if work is None:
            said = Problem(display(entry.leaf.name), why).said
            found.append((replace(entry, problem=said), None))
            continue
        parts = _parts(work, specs[entry.exercise], common)
        key = keys.key(parts)
        tasks.setdefault(key, Task(key, exercise, parts, entry.leaf))
        found.append((replace(entry, note=together(entry.note, *work.notes)), key))
    return Plan(found, tasks)


def _parts(work: Work, spec: Mapping[str, str], common: Mapping[str, str]) -> dict[str, str]:
    return {**common, **spec, "source": keys.source_part(work.hashed)}


def current(task: Task) -> Work | None:
    """Read a task's bytes again; None where they are no longer what was planned."""
    try:
        work = work_of(task.leaf, task.exercise.limits.source)
    except (OSError, NotebookError):
        return None
    return work if keys.source_part(work.hashed) == task.parts["source"] else None
