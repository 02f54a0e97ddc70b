"""Places where stations run: as many as jobs on the CPU, one on each CUDA device.

A submission has its device for itself, so a slot is held by one station at a time, and by one
coordinator: a lock in the folder for temporary files keeps two batches off the same device. A
device on which fresh stations keep failing gets no more work.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

from grader.classroom.filesystem import locked
from grader.errors import UsageError
from grader.messages import Message, verbatim

STRIKES = 2
"""Stations in a row that fail on a device before it gets no more work."""
_DEVICE = re.compile(r"nvidia(\d+)")


def cuda_devices(environ: Mapping[str, str], root: Path = Path("/dev")) -> tuple[str, ...]:
    """Return the names of the CUDA devices here, as `CUDA_VISIBLE_DEVICES` takes them."""
    visible = environ.get("CUDA_VISIBLE_DEVICES")
    if visible is not None:
        names = [name.strip() for name in visible.split(",")]
        unseen = next((n for n, name in enumerate(names) if name in ("", "-1")), len(names))
        return tuple(names[:unseen])  # the first that is none ends the list, as for the driver
    found = (_DEVICE.fullmatch(path.name) for path in root.glob("nvidia*"))
    return tuple(sorted((match[1] for match in found if match), key=int))


@contextlib.contextmanager
def exclusive(devices: Sequence[str], folder: Path | None = None) -> Iterator[tuple[str, ...]]:
    """Hold the devices that no other batch holds, and yield them.

    Raises
    ------
    UsageError
        Others hold all of them, or there are none.
    """
    if not devices:
        raise UsageError(Message("there is no CUDA device here"), hint=verbatim("`--device cpu`"))
    folder = folder or Path(tempfile.gettempdir())
    held = []
    with ExitStack() as stack:
        for name in devices:
            path = folder / f"grader-cuda-{re.sub(r'[^A-Za-z0-9-]', '-', name)}.lock"
            try:
                stack.enter_context(locked(path))
            except UsageError:  # held, or another account's
                continue
            held.append(name)
        if not held:
            raise UsageError(
                Message(
                    "another `grader batch` is at work on the CUDA devices {names}",
                    names=tuple(devices),
                ),
                hint=Message("wait for it: a submission has its device for itself"),
            )
        yield tuple(held)


class Slots:
    """Hands out places, at most as many as there are names; thread-safe.

    Parameters
    ----------
    names : sequence of str
        One per place: a device, or the empty string for the CPU, which never strikes out.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._free = list(reversed(names))
        self._service = len(names)
        self._strikes: dict[str, int] = {}
        self._changed = threading.Condition()

    def take(self) -> str | None:
        """Return a free place, waiting for it; None where no device is in service any more."""
        with self._changed:
            self._changed.wait_for(lambda: self._free or not self._service)
            return self._free.pop() if self._free else None

    def give(self, name: str) -> None:
        """Give a place back."""
        with self._changed:
            if name and self._strikes.get(name, 0) >= STRIKES:
                self._service -= 1
                self._changed.notify_all()
            else:
                self._free.append(name)
                self._changed.notify()

    def well(self, name: str) -> None:
        """Note that a submission was graded there."""
        self._strikes.pop(name, None)

    def strike(self, name: str) -> None:
        """Note that a station failed there, through no fault of a submission."""
        self._strikes[name] = self._strikes.get(name, 0) + 1


def hold(
    stack: ExitStack, device: str, jobs: int | None, environ: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the slots for stations on a device, held until the stack is closed.

    Raises
    ------
    UsageError
        There is no such device, or others hold all of them.
    """
    if device == "cpu":
        return ("",) * (jobs or cores())
    if device == "mps":
        return ("",)
    held = stack.enter_context(exclusive(cuda_devices(environ)))
    return held[: jobs or len(held)]


def cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
