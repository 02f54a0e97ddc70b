"""How far a batch is, how fast, and how long it will take."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable

from grader.messages import Message

WINDOW = 200
"""Submissions over which the rate is taken."""


def duration(seconds: float) -> Message:
    """A duration as a person says it: `45 s`, `3 min 20 s`, `2 h 5 min`."""
    whole = round(seconds)
    if whole < 60:
        return Message("{n} s", n=whole)
    if whole < 3600:
        return Message("{minutes} min {seconds} s", minutes=whole // 60, seconds=whole % 60)
    return Message("{hours} h {minutes} min", hours=whole // 3600, minutes=whole % 3600 // 60)


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

    def line(self) -> Message:
        """Say it in one line."""
        parts = [Message("{done}/{total} graded", done=self.done, total=self.total)]
        if self.rate:
            parts.append(Message("{rate:.1f} per second", rate=self.rate))
            if self.done < self.total:
                left = duration((self.total - self.done) / self.rate)
                parts.append(Message("{time} left", time=left))
        if self.failures:
            parts.append(Message("{n} not graded", n=self.failures))
        line = Message("{things}", things=tuple(parts))
        top = tuple(f"{name} {count}" for name, count in self.mistakes.most_common(3))
        return Message("{line}; most often: {mistakes}", line=line, mistakes=top) if top else line
