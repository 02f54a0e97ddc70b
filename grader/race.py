"""A race of two workers: interleaved blocks of fresh inputs on one core, timed from outside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from grader.checks._bench import NotReturned, Race
from grader.model import Call, Returned, Session

__all__ = ["Side", "race"]

BLOCK_SECONDS = 1e-3
MAX_BLOCK = 64
MIN_PAIRS = 12
MAX_PAIRS = 150
PATIENCE = 4.0
"""How many times the planned duration a slow submission may take."""

NOISY = 1.5
"""Wall time over CPU time of a block above which other programs share the core."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two workers, and how a call of it is written."""

    session: Session
    request: Callable[[dict[str, Any]], Call]


def race(sides: tuple[Side, Side], fresh: Callable[[int], dict[str, Any]], seconds: float) -> Race:
    """Run blocks of about a millisecond, AB BA, for about `seconds`.

    Parameters
    ----------
    sides : (submission, reference)
    fresh : callable
        Inputs by index; none is used twice, for a repeated timing on equal inputs invites a cache.

    Raises
    ------
    NotReturned
        A call failed.
    """
    core = max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0
    for side in sides:
        side.session.pin(core)
    first = [_block(side, [fresh(0)])[0] for side in sides]  # warm, and for the block size
    size = max(1, min(MAX_BLOCK, int(BLOCK_SECONDS / min(first))))
    times: tuple[list[float], list[float]] = ([], [])
    start, walls, index, lap = time.perf_counter(), 0.0, 1, 0
    while _goes_on(lap, time.perf_counter() - start, seconds):
        inputs = [fresh(index + k) for k in range(size)]
        index += size
        for which in (0, 1) if lap % 2 else (1, 0):
            used, wall = _block(sides[which], inputs)
            times[which].append(used)
            walls += wall
        lap += 1
    noisy = walls > NOISY * (sum(times[0]) + sum(times[1]))
    return Race(times[0], times[1], index - 1, noisy=noisy)


def _goes_on(lap: int, elapsed: float, seconds: float) -> bool:
    if lap < MIN_PAIRS:
        return lap < 1 or elapsed < PATIENCE * seconds
    return lap < MAX_PAIRS and elapsed < seconds


def _block(side: Side, inputs: list[dict[str, Any]]) -> tuple[float, float]:
    """Return CPU and wall time of a block of calls."""
    staged = side.session.stage([side.request(arguments) for arguments in inputs])
    start = time.perf_counter()
    seen = side.session.go() if isinstance(staged, Returned) else staged
    if not isinstance(seen, Returned):
        raise NotReturned(seen)
    return max(seen.seconds, 1e-7), time.perf_counter() - start
