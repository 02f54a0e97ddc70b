"""The clocks of a worker that count, read from outside: it can set none of them."""

from __future__ import annotations

import contextlib
import os
import time


def cpu_clock(pid: int) -> int:
    """The kernel's clock of a process's CPU time: see clock_getcpuclockid(3)."""
    return (~pid << 3) | 2


def cpu_seconds(pid: int) -> float | None:
    """CPU time of a process by the kernel's clock for it, if there is one."""
    try:
        return time.clock_gettime(cpu_clock(pid))
    except (AttributeError, OSError):
        return None


class Clocks:
    """What one process has used of a core, and how long it was kept from one.

    Parameters
    ----------
    pid : int
        Its process id, which is nobody else's until it is reaped.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._used = self._queued = 0.0
        self._fd = -1
        with contextlib.suppress(OSError):
            self._fd = os.open(f"/proc/{pid}/schedstat", os.O_RDONLY | os.O_CLOEXEC)

    def used(self) -> float:
        """CPU time, in seconds; of one that has died, what it was when last asked."""
        self._used = cpu_seconds(self._pid) or self._used
        return self._used

    def queued(self) -> float:
        """Seconds it was ready to run while others had the cores; 0 where nobody tells."""
        if self._fd >= 0:
            with contextlib.suppress(OSError, ValueError, IndexError):
                self._queued = int(os.pread(self._fd, 128, 0).split()[1]) / 1e9
        return self._queued

    def close(self) -> None:
        """Give the descriptor back; the last readings stay."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1
