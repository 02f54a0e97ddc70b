"""The learner's log: one JSON object per line, only ever appended to, in the workspace.

A line is `{"at": "2026-03-01T12:00:00Z", "event": "checked", "exercise": "softmax", ...}`.
Events of exercises: `started` (file, backend), `checked` (file, passed, points, max_points, seed,
failed, diagnosis), `hint` (level), `gave-up`, `solution`. Other events may stand between them.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

__all__ = ["FOLDER", "Event", "History", "Log", "Standing", "standings", "workspace"]

FOLDER = ".grader"
_FILE = "progress.jsonl"


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


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a learner stands with one exercise.

    Parameters
    ----------
    exercise : str
        Id of the exercise.
    tries : int
        How often it was checked.
    passed, gave_up, seen_solution : bool
        What has happened at least once.
    points, max_points : float
        Of the best check so far.
    hints : tuple of int
        Levels of help that were shown, from 1, in that order, each once.
    failed : tuple of str
        Checks that failed in the last check.
    diagnosis : tuple of str
        Misconceptions named in the last check.
    file, backend : str
        What was last started or checked; `file` is relative to the workspace where it lies in it.
    """

    exercise: str
    tries: int = 0
    passed: bool = False
    gave_up: bool = False
    seen_solution: bool = False
    points: float = 0.0
    max_points: float = 0.0
    hints: tuple[int, ...] = ()
    failed: tuple[str, ...] = ()
    diagnosis: tuple[str, ...] = ()
    file: str = ""
    backend: str = ""

    @property
    def begun(self) -> bool:
        """Whether there was a file: to read a hint or a solution begins nothing."""
        return bool(self.file or self.tries)


def workspace(cwd: Path) -> Path:
    """Return the nearest folder, from `cwd` up, that holds `.grader/`; else `cwd` itself."""
    for folder in (cwd, *cwd.parents):
        if (folder / FOLDER).is_dir():
            return folder
    return cwd


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

    def append(self, kind: str, exercise: str, **data: Any) -> Event:
        """Write one event and return it.

        Raises
        ------
        OSError
            The workspace cannot be written to.
        """
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self._clock()))
        record = {"at": at, "event": kind, "exercise": exercise, **data}
        line = json.dumps(record, allow_nan=False).encode() + b"\n"
        self.path.parent.mkdir(parents=True, exist_ok=True)
        # One write in append mode: lines of two graders at work never mix.
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, (b"\n" if self._torn(handle) else b"") + line)
        finally:
            os.close(handle)
        return Event(at, kind, exercise, data)

    @staticmethod
    def _torn(handle: int) -> bool:
        """Whether the last line lacks its end, because a write was cut off."""
        size = os.lseek(handle, 0, os.SEEK_END)
        if not size:
            return False
        os.lseek(handle, size - 1, os.SEEK_SET)
        return os.read(handle, 1) != b"\n"

    def read(self) -> History:
        """Return all events; damaged lines are skipped and reported, never repaired."""
        try:
            content = self.path.read_bytes()
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
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(record, dict):
        return None
    known = [record.pop(name, None) for name in ("at", "event", "exercise")]
    at, kind, exercise = (part if isinstance(part, str) else "" for part in known)
    return Event(at, kind, exercise, record) if at and kind else None


def standings(events: Iterable[Event]) -> dict[str, Standing]:
    """Return where the learner stands, by exercise, the most recently touched last."""
    found: dict[str, Standing] = {}
    for event in events:
        step = _STEPS.get(event.kind)
        if step is None or not event.exercise:
            continue
        standing = found.pop(event.exercise, Standing(event.exercise))
        found[event.exercise] = step(standing, event.data)
    return found


def _placed(standing: Standing, data: Mapping[str, Any]) -> Standing:
    return replace(
        standing,
        file=_text(data.get("file")) or standing.file,
        backend=_text(data.get("backend")) or standing.backend,
    )


def _checked(standing: Standing, data: Mapping[str, Any]) -> Standing:
    points, most = _number(data.get("points")), _number(data.get("max_points"))
    best = points >= standing.points or most != standing.max_points
    return replace(
        _placed(standing, data),
        tries=standing.tries + 1,
        passed=standing.passed or data.get("passed") is True,
        points=points if best else standing.points,
        max_points=most,
        failed=_names(data.get("failed")),
        diagnosis=_names(data.get("diagnosis")),
    )


def _hinted(standing: Standing, data: Mapping[str, Any]) -> Standing:
    level = data.get("level")
    if not isinstance(level, int) or level in standing.hints:
        return standing
    return replace(standing, hints=(*standing.hints, level))


_STEPS: Mapping[str, Callable[[Standing, Mapping[str, Any]], Standing]] = {
    "started": _placed,
    "checked": _checked,
    "hint": _hinted,
    "gave-up": lambda standing, _: replace(standing, gave_up=True),
    "solution": lambda standing, _: replace(standing, seen_solution=True),
}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int | float) else 0.0


def _names(value: Any) -> tuple[str, ...]:
    return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list) else ()
