"""How long a worker may take for an answer: by the clock on the wall, and by its own CPU time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Protocol

from grader.model import Limits

QUEUED = 20
"""How many times its limit a worker may wait for a core in vain."""
START_SECONDS = 120.0
"""For an interpreter to start and import its libraries, on a busy machine."""
BRIEF = 0.02
"""Seconds in which nobody asks who had the cores: reading that takes a tenth of a short call."""
COMPUTING_SECONDS = 1.0
"""What every call may compute, however fast the reference is."""


class Clocked(Protocol):
    """A worker whose use of the cores is known."""

    clocked: bool
    """Whether the system tells the CPU time of others."""

    def cpu_seconds(self) -> float:
        """CPU time it has used."""

    def queued_seconds(self) -> float:
        """How long it was ready to run while others had the cores."""


class Late(Exception):
    """A worker has used up its time: the limit by name, and its seconds."""

    def __init__(self, limit: str, seconds: float) -> None:
        super().__init__()
        self.limit, self.seconds = limit, seconds


class Deadline:
    """The deadline of one worker, set anew for each request.

    Parameters
    ----------
    worker : Clocked
    limits : Limits
    """

    def __init__(self, worker: Clocked, limits: Limits) -> None:
        self.worker, self.limits = worker, limits
        self.spent = 0.0
        """Seconds that count for the limit on all requests together."""
        self._name, self._said = "start", 0.0
        self._allowed = self._start = self._queued = self._used = 0.0
        self._patience: Callable[[], float] | None = None
        self._computing = math.inf

    def set(self, limit: str, patience: Callable[[], float] | None = None) -> None:
        """Begin to count for one of the limits; see `Call.patience`."""
        limits = self.limits
        left = limits.total - self.spent
        seconds = {"call": limits.call, "load": limits.load, "start": START_SECONDS}[limit]
        self._name, self._said = limit, seconds
        if limit != "start" and left < seconds:
            self._name, self._said, seconds = "total", limits.total, max(0.0, left)
        self._patience = patience if self.worker.clocked else None
        self._computing = COMPUTING_SECONDS if self._patience else math.inf
        self.grant(seconds)

    def grant(self, seconds: float) -> None:
        """Begin to count anew, for so many seconds."""
        self._allowed, self._start = seconds, time.monotonic()
        self._queued, self._used = self.worker.queued_seconds(), self.worker.cpu_seconds()

    def settle(self) -> None:
        """Count what has passed since the request."""
        self.spent += self._own_seconds()

    def left(self) -> float:
        """Return seconds for which an answer may still be waited for.

        Whoever sleeps uses up the time as well as whoever computes; with more threads than one,
        more than one core's.

        Raises
        ------
        Late
            There are none.
        """
        passed = time.monotonic() - self._start
        left = self._allowed - passed
        if left <= 0 and self._own_cpu() < self._allowed:
            left = self._allowed - self._own_seconds()
        if left <= 0:
            raise Late(self._name, self._said)
        return min(left, self._computing_left(passed))

    def _computing_left(self, passed: float) -> float:
        """Return the least seconds in which it can have computed as long as it may."""
        if passed < self._computing:
            return self._computing - passed
        used = self._own_cpu()
        if used >= self._computing and self._patience is not None:
            self._computing, self._patience = max(COMPUTING_SECONDS, self._patience()), None
        if used < self._computing:
            return self._computing - used
        raise Late(self._name, self._computing)

    def _own_cpu(self) -> float:
        return self.worker.cpu_seconds() - self._used

    def _own_seconds(self) -> float:
        """Time since the request, without what the worker waited for a core that others had."""
        if (passed := time.monotonic() - self._start) < BRIEF:
            return passed
        queued = self.worker.queued_seconds() - self._queued
        return time.monotonic() - self._start - min(queued, QUEUED * self._allowed)
