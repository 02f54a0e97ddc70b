"""How far a batch is, how fast, and how long it will take."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable

__all__ = ["Pace", "duration"]

WINDOW = 200
"""Submissions over which the rate is taken."""


def duration(seconds: float) -> str:
    """A duration as a person says it: `45 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"


class Pace:
    """Counts what is done.

    Parameters
    ----------
    total : int
        How much is to be done.
    clock : callable
        Returns seconds, of any origin.
    """

    def __init__(self, total: int, clock: Callable[[], float]) -> None:
        self.total, self.done, self._clock = total, 0, clock
        self.failures = 0
        self.mistakes: Counter[str] = Counter()
        self._times: deque[float] = deque([clock()], maxlen=WINDOW)

    def step(self) -> None:
        """Count one."""
        self.done += 1
        self._times.append(self._clock())

    @property
    def rate(self) -> float:
        """Submissions per second, lately."""
        spent = self._times[-1] - self._times[0]
        return (len(self._times) - 1) / spent if spent > 0 else 0.0

    def bar(self, width: int = 20) -> str:
        """Return a bar of how much is done."""
        full = width * self.done // max(1, self.total)
        return f"[{'#' * full}{'-' * (width - full)}]"

    def line(self) -> str:
        """Say it in one line."""
        parts = [f"{self.done}/{self.total} graded"]
        if self.rate:
            parts.append(f"{self.rate:.1f} per second")
            if self.done < self.total:
                parts.append(f"{duration((self.total - self.done) / self.rate)} left")
        if self.failures:
            parts.append(f"{self.failures} not graded")
        top = ", ".join(f"{name} {count}" for name, count in self.mistakes.most_common(3))
        return ", ".join(parts) + (f"; most often: {top}" if top else "")
