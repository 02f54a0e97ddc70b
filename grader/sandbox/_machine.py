"""Facts about the machine that limits are reckoned from."""

from __future__ import annotations

import contextlib
import os
import time

OWN: set[int] = set()
"""Processes of the grader itself, which no sandbox may take for orphans of a submission."""

FRESH_SECONDS = 2.0


class Memory:
    """Tells whether the kernel killed for want of memory: the machine's, or a container's.

    A submission within its limit can be killed so where there is less than the limit; it did
    nothing wrong then. The kernel counts such kills, but does not say whom they met.
    """

    def __init__(self) -> None:
        self._kills, self._when = _kills(), 0.0

    def ran_out(self, since: float) -> bool:
        """Whether it did since a moment of the monotonic clock; False where nobody counts."""
        kills = _kills()
        if kills > self._kills:
            self._kills, self._when = kills, time.monotonic()
        return self._when > since


def _kills() -> int:
    with contextlib.suppress(OSError), open("/proc/vmstat", encoding="ascii") as file:  # noqa: PTH123
        for line in file:
            if line.startswith("oom_kill "):
                return int(line.split()[1])
    return 0


class Account:
    """Counts the processes and threads of an account, where /proc tells; remembers for a moment.

    The kernel's limit on threads counts all of an account's, so that a worker's limit is what runs
    already and some more.
    """

    def __init__(self, uid: int) -> None:
        self.uid = uid
        self._count: int | None = None
        self._when = -FRESH_SECONDS

    def total(self, extra: int) -> int:
        """Return how many there may be with `extra` more; 0, no limit, where /proc does not tell.

        Where /proc hides processes (`hidepid`), it hides those of zygotes, too: `extra` must have
        room for them.
        """
        now = time.monotonic()
        if now - self._when > FRESH_SECONDS:
            self._count, self._when = _tasks(self.uid), now
        return 0 if self._count is None else self._count + extra


MEMORY = Memory()
"""Of this machine, watched from when this module is imported."""


def _tasks(uid: int) -> int | None:
    if not os.path.exists("/proc/self/task"):  # noqa: PTH110
        return None
    count = 0
    for name in os.listdir("/proc"):  # noqa: PTH208  a Path per process costs milliseconds
        if name.isdigit():
            with contextlib.suppress(OSError):
                if os.stat(f"/proc/{name}").st_uid == uid:  # noqa: PTH116
                    count += len(os.listdir(f"/proc/{name}/task"))  # noqa: PTH208
    return count
