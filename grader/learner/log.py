"""The learner's log: one JSON object per line, only ever appended to, in the workspace.

A line is `{"at": "2026-03-01T12:00:00Z", "event": "checked", "exercise": "softmax", ...}`.
Events of exercises: `started` (file, backend, digest), `checked` (file, backend, digest, passed,
points, max_points, seed, failed, diagnosis; syntax where the file is no Python), `hint` (level),
`gave-up`, `solution`. Events of questions: `answered`, `skipped`. `learner` names whoever it is.
Unknown events may stand between them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from grader import own
from grader.text import clean

FOLDER = ".grader"
_FILE = "progress.jsonl"
_MAX_BYTES = 64 << 20
_MAX_LINE = 64 << 10
_MAX_NUMBER = 2**53


@dataclass(frozen=True, slots=True)
class Event:
    """Something a learner did. `at` is a UTC time, to the second, in ISO 8601."""

    at: str
    kind: str
    exercise: str
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class History:
    """What the log says; `damaged` holds the numbers, from 1, of the lines that cannot be read."""

    events: tuple[Event, ...] = ()
    damaged: tuple[int, ...] = ()

    @property
    def learner(self) -> str:
        """The name that tells this learner from others; empty where none was made yet."""
        names = (e.data.get("learner") for e in self.events if e.kind == "learner")
        return next((name for name in names if isinstance(name, str)), "")

    def followed_by(self, event: Event) -> History:
        """Return what the log says after one more event."""
        return History((*self.events, event), self.damaged)


def workspace(cwd: Path) -> Path:
    """Return the nearest folder, from `cwd` up, that holds `.grader/`; else `cwd` itself.

    Folders above that others own, or where everybody may write, are passed over: whoever put a log
    there may not be the learner.
    """
    for folder in (cwd, *cwd.parents):
        if own.is_own_folder(folder / FOLDER) and (folder == cwd or not own.is_shared(folder)):
            return folder
    return cwd


def utc(seconds: float) -> str:
    """Return a time of the log, in ISO 8601, from seconds since the epoch."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))


def digest(code: bytes) -> str:
    """Return what tells versions of a file apart."""
    import hashlib  # only a check needs it

    return hashlib.sha256(code).hexdigest()[:16]


class Log:
    """The append-only log of one workspace.

    Parameters
    ----------
    folder : Path
        The workspace.
    clock : callable
        Returns seconds since the epoch.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self.path = folder / FOLDER / _FILE
        self._clock = clock

    def event(self, kind: str, exercise: str, **data: Any) -> Event:
        """Return an event of now; nothing is written."""
        return Event(utc(self._clock()), kind, exercise, data)

    def append(self, event: Event) -> None:
        """Write one event.

        Raises
        ------
        OSError
            The workspace cannot be written to.
        """
        record = {"at": event.at, "event": event.kind, "exercise": event.exercise, **event.data}
        line = json.dumps(record, allow_nan=False).encode() + b"\n"
        own.append(self.path, line)

    def read(self) -> History:
        """Return all events; damaged lines are skipped and reported, never repaired.

        Raises
        ------
        OSError
            The file cannot be read, or is not the learner's own.
        """
        try:
            content = own.read(self.path, _MAX_BYTES)
        except (FileNotFoundError, NotADirectoryError):
            return History()
        events: list[Event] = []
        damaged: list[int] = []
        for number, line in enumerate(content.split(b"\n"), start=1):
            if not line.strip():
                continue
            event = _event(line)
            if event is None:
                damaged.append(number)
            else:
                events.append(event)
        return History(tuple(events), tuple(damaged))


def _event(line: bytes) -> Event | None:
    if len(line) > _MAX_LINE:
        return None
    try:
        record = _harmless(json.loads(line))
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    fixed = [record.pop(name, None) for name in ("at", "event", "exercise")]
    at, kind, exercise = (part if isinstance(part, str) else "" for part in fixed)
    return Event(at, kind, exercise, record) if at and kind else None


def _harmless(value: Any) -> Any:
    """Return a value without what steers a terminal, and without numbers that nothing counts."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {clean(name): _harmless(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_harmless(part) for part in value]
    if isinstance(value, int | float) and not abs(value) < _MAX_NUMBER:
        return None
    return value
