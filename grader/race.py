"""A race of two workers: interleaved blocks of fresh inputs on one core, timed from outside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

from grader.checks._bench import NotReturned, Race
from grader.model import Call, Returned, Session

__all__ = ["Side", "race"]

BLOCK_SECONDS = 1e-3
MAX_BLOCK = 64
MIN_SECONDS = 1e-7
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
    first = [_block(side, [fresh(0)]).running for side in sides]  # warm, and for the block size
    size = max(1, min(MAX_BLOCK, int(BLOCK_SECONDS / max(min(first), MIN_SECONDS))))
    times: tuple[list[float], list[float]] = ([], [])
    start, walls, index, lap = time.perf_counter(), 0.0, 1, 0
    while _goes_on(lap, time.perf_counter() - start, seconds):
        inputs = [fresh(index + k) for k in range(size)]
        index += size
        got, reference = _both(sides, inputs, first=lap % 2)
        # taking the inputs over costs both the same: what one needs more there, it computed
        times[0].append(max(got.running + got.staging - reference.staging, MIN_SECONDS))
        times[1].append(max(reference.running, MIN_SECONDS))
        walls += got.wall + reference.wall
        lap += 1
    noisy = walls > NOISY * (sum(times[0]) + sum(times[1]))
    return Race(times[0], times[1], index - 1, noisy=noisy)


def _goes_on(lap: int, elapsed: float, seconds: float) -> bool:
    if lap < MIN_PAIRS:
        return lap < 1 or elapsed < PATIENCE * seconds
    return lap < MAX_PAIRS and elapsed < seconds


class _Block(NamedTuple):
    """CPU seconds of taking over the inputs and of the calls, and wall seconds of the calls."""

    staging: float
    running: float
    wall: float


def _both(sides: tuple[Side, Side], inputs: list[dict[str, Any]], first: int) -> list[_Block]:
    """Return the blocks of both sides, which run one after the other."""
    one = _block(sides[first], inputs)
    other = _block(sides[1 - first], inputs)
    return [other, one] if first else [one, other]


def _block(side: Side, inputs: list[dict[str, Any]]) -> _Block:
    staged = side.session.stage([side.request(arguments) for arguments in inputs])
    if not isinstance(staged, Returned):
        raise NotReturned(staged)
    start = time.perf_counter()
    seen = side.session.go()
    if not isinstance(seen, Returned):
        raise NotReturned(seen)
    return _Block(staged.seconds, seen.seconds, time.perf_counter() - start)
