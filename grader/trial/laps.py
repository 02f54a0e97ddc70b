"""Blocks of calls that are timed, and what is kept of them."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from random import Random
from typing import Any, NamedTuple

import numpy as np

from grader.messages import Message
from grader.model import Call, Crashed, Session
from grader.numerics.leaves import leaves, number, weight
from grader.trial.submission import NotReturned, returned

MAX_ARRAYS = 64
MAX_BYTES = 1 << 24
"""What a block of inputs or results may hold."""
KEPT_BYTES = 1 << 25
"""What is kept of a race, and of inputs for races."""
MIN_SECONDS = 1e-7
NOISY = 1.5
"""Wall time over CPU time of a block above which other programs share the core."""
BLOCK_SECONDS = 1e-3
"""What a block takes of the faster side, and a portion of it of a slower submission."""
SHORT = 0.5
"""The share of it that tells something: what comes before and after the calls is a part of it."""
SLOW = 4
"""How many times longer a submission may take for a block, and still makes all of its calls."""
RERUNS = 25
"""Submissions that run against the same laps of the reference, before it runs anew."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two workers, and how a call of it is written."""

    session: Session
    request: Callable[[dict[str, Any]], Call]


class Block(NamedTuple):
    """CPU seconds of handing inputs and results over, and of the calls; wall seconds of these."""

    handing: float
    running: float
    wall: float
    results: list[Any]


def ran(side: Side, inputs: list[dict[str, Any]]) -> Block:
    """Run a block of calls.

    Raises
    ------
    NotReturned
        One of them failed.
    """
    staged = returned(side.session.stage([side.request(arguments) for arguments in inputs]))
    start = time.perf_counter()
    gone = returned(side.session.go())
    wall = time.perf_counter() - start
    fetched = returned(side.session.fetch())
    if not isinstance(fetched.value, list) or len(fetched.value) != len(inputs):
        raise NotReturned(
            Crashed(Message("the worker sent another number of results than it was asked for"))
        )
    return Block(staged.seconds + fetched.seconds, gone.seconds, wall, fetched.value)


class Pace:
    """How many calls of a block a submission makes: no more than take as long as a block should.

    Who is thirty times slower than the reference need not be timed thirty times as long.
    """

    def __init__(self) -> None:
        self.each = math.inf
        """Seconds of a call: the least seen, for the first call is the slowest."""

    def ran(self, side: Side, inputs: list[dict[str, Any]]) -> list[Block]:
        """Run portions of a block, in their order, until one is long enough to tell something."""
        blocks: list[Block] = []
        place = 0
        while place < len(inputs):
            count = len(inputs) - place
            if count * self.each > SLOW * BLOCK_SECONDS:
                count = max(1, math.ceil(BLOCK_SECONDS / self.each))
            blocks.append(ran(side, inputs[place : place + count]))
            place += count
            each = blocks[-1].running / len(blocks[-1].results)
            self.each = max(min(self.each, each), MIN_SECONDS)
            if blocks[-1].running >= SHORT * BLOCK_SECONDS:
                break
        return blocks


class Lap(NamedTuple):
    """A block of the reference on inputs that were drawn from the index `start` on."""

    start: int
    inputs: list[dict[str, Any]]
    block: Block


@dataclass(slots=True)
class Laps:
    """The reference's side of a race, for the next submissions; the first lap only warms."""

    laps: list[Lap] = field(default_factory=list)
    reruns: int = 0
    size: int = 0

    def keep(self, lap: Lap, at_most: int) -> None:
        """Keep the first laps, as far as they are small."""
        self.size += weight(lap.inputs) + weight(lap.block.results)
        if len(self.laps) < at_most and self.size <= KEPT_BYTES:
            self.laps.append(lap)

    @property
    def typical(self) -> float:
        """Seconds of a call in most of the laps: what disturbed one of them says nothing now."""
        return statistics.median(lap.block.running / len(lap.inputs) for lap in self.laps[1:])

    @property
    def stale(self) -> bool:
        """Whether it is time that the reference runs again."""
        return self.reruns >= RERUNS


class Drawn:
    """Inputs that were drawn for races, for the next submissions; no more than fit."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, int], dict[str, Any]] = {}
        self._size = 0

    def of(self, key: tuple[str, str, int], draw: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Return the inputs with a key: the case, the dtype and the index of the draw."""
        if key in self._known:
            return self._known[key]
        inputs = draw()
        size = self._size + weight(inputs)
        if size <= KEPT_BYTES:
            self._size, self._known[key] = size, inputs
        return inputs


class Tally:
    """Times of a call of both sides, block by block, and the results to be looked at."""

    def __init__(self) -> None:
        self.got: list[float] = []
        self.reference: list[float] = []
        self.lot: tuple[int, Any, Any] | None = None
        """One of all results, drawn by lot: nobody knows which before the end."""
        self.farthest: tuple[float, tuple[int, Any, Any] | None] = (-1.0, None)
        """The result that is farthest from the rival's."""
        self._more = self._walls = self._used = 0.0
        self._rng, self._seen = Random(), 0

    def add(self, index: int, portions: Sequence[Block], reference: Block) -> None:
        """Look at the results on the inputs from `index` on, and count the last portion.

        It is not counted where it is a short rest.
        """
        place = 0
        for got in portions:
            rivals = reference.results[place : place + len(got.results)]
            self._look(index + place, got.results, rivals)
            place += len(got.results)
        if len(portions) == 1 or got.running >= SHORT * BLOCK_SECONDS:
            self._count(got, reference)

    def _look(self, index: int, results: Sequence[Any], rivals: Sequence[Any]) -> None:
        for place, pair in enumerate(zip(results, rivals, strict=True)):
            sample = (index + place, *pair)
            self._seen += 1
            if not self._rng.randrange(self._seen):
                self.lot = sample
            apart = _distance(*pair)
            if apart > self.farthest[0]:
                self.farthest = (apart, sample)

    def _count(self, got: Block, reference: Block) -> None:
        calls = len(got.results)
        self.got.append(max(got.running, MIN_SECONDS) / calls)
        self.reference.append(max(reference.running, MIN_SECONDS) / len(reference.results))
        self._more += (got.handing - reference.handing) / calls
        self._walls += got.wall + reference.wall
        self._used += got.running + reference.running

    @property
    def times(self) -> list[float]:
        """The submission's times.

        Taking inputs over and handing results back cost both the same: what the submission needs
        more for it, it computed.
        """
        hidden = max(0.0, self._more / max(1, len(self.got)))
        return [seconds + hidden for seconds in self.got]

    @property
    def noisy(self) -> bool:
        """Whether other programs used the same core."""
        return self._walls > NOISY * self._used

    @property
    def samples(self) -> list[tuple[int, Any, Any]]:
        """Results of both, with the index of their inputs."""
        return [sample for sample in (self.lot, self.farthest[1]) if sample is not None]


def fitting(value: Any) -> int:
    """Return how many of such values one block can hold."""
    arrays = [array for _, leaf in leaves(value) if (array := number(leaf)) is not None]
    return min(MAX_ARRAYS // max(1, len(arrays)), MAX_BYTES // max(1, weight(value)))


def _distance(got: Any, want: Any) -> float:
    """Return how far a result is from the rival's, by the rival's size; infinite if unlike it."""
    pairs = zip_longest(leaves(got), leaves(want), fillvalue=("", None))
    return max((_apart(number(a), number(b)) for (_, a), (_, b) in pairs), default=0.0)


def _apart(got: Any, want: Any) -> float:
    if got is None or want is None:
        return 0.0 if got is want else math.inf
    if got.shape != want.shape or "O" in (got.dtype.kind, want.dtype.kind):
        return math.inf
    if not want.size:
        return 0.0
    with np.errstate(all="ignore"):
        if want.dtype.kind == got.dtype.kind == "f":  # the usual case, without copies of it
            gap = float(np.max(np.abs(got - want)))
            if math.isfinite(gap):
                return gap / (max(float(np.max(want)), -float(np.min(want))) or 1)
        size = float(np.max(np.abs(want), initial=0.0, where=np.isfinite(want)))
        apart = np.abs(np.subtract(got, want, dtype=np.result_type(got, want, np.float64)))
        same = (got == want) | (np.isnan(got) & np.isnan(want))
        return float(np.max(np.where(same, 0.0, np.nan_to_num(apart, nan=math.inf)))) / (size or 1)
