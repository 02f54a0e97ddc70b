"""A race of two workers: interleaved blocks of fresh inputs on one core, timed from outside."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from grader.messages import Message
from grader.model import Call, Crashed, Observation, Session, Truth
from grader.numerics.budget import allowed_by
from grader.numerics.compare import Difference, compare
from grader.numerics.leaves import leaves, number
from grader.numerics.precision import cast
from grader.trial.cases import Case
from grader.trial.submission import NotReturned, returned

if TYPE_CHECKING:
    from grader.trial import Trial

__all__ = ["Race", "Side", "measure", "race"]

BLOCK_SECONDS = 1e-3
MIN_SECONDS = 1e-7
MIN_PAIRS = 12
MAX_PAIRS = 150
MAX_ARRAYS = 64
MAX_BYTES = 1 << 24
"""What a block of inputs or results may weigh."""
SAMPLES = 4
"""Results that are compared with the truth; which ones, nobody knows before the end."""
SUSPICIOUS = 0.01
"""Relative distance from the rival's result beyond which the farthest of all is compared, too."""
PATIENCE = 4.0
"""How many times the planned duration a slow submission may take."""

NOISY = 1.5
"""Wall time over CPU time of a block above which other programs share the core."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two workers, and how a call of it is written."""

    session: Session
    request: Callable[[dict[str, Any]], Call]


@dataclass(frozen=True, slots=True)
class Race:
    """Paired CPU times of blocks of calls, in seconds, and whether results drawn by lot agreed."""

    got: Sequence[float]
    reference: Sequence[float]
    samples: Sequence[tuple[int, Any, Any]]
    """A few results of both, with the index of their inputs."""
    wrong: Message | None = None
    """What is wrong with one of these results."""
    noisy: bool = False
    """Whether other programs used the same core."""


def race(trial: Trial, case: Case, dtype: str, seconds: float, *, start: int = 1000) -> Race:
    """Race the submission against the reference on fresh draws of a case, from index `start` on.

    Raises
    ------
    NotReturned
        A call of the submission failed.
    """
    submission, reference, entry = trial.submission, trial.reference, case.entry
    session = submission.running()
    if isinstance(session, Observation):
        raise NotReturned(session)
    rival = reference.rival(dtype)
    sides = (
        Side(session, lambda arguments: submission.request(entry, arguments)),
        Side(
            reference.solution.start(),
            lambda arguments: reference.solution.request(rival, entry, arguments),
        ),
    )

    def fresh(index: int) -> dict[str, Any]:
        drawn = trial.cases.draw(case.spec, case.index + start + index)
        trial.cases.forget(drawn)
        return cast(drawn.inputs, dtype)

    try:
        finished = measure(sides, fresh, seconds)
    except NotReturned as stopped:
        raise NotReturned(submission.noted(stopped.observation)) from None
    return replace(finished, wrong=_wrong(trial, case, dtype, finished, fresh))


def _wrong(
    trial: Trial, case: Case, dtype: str, race: Race, fresh: Callable[[int], dict[str, Any]]
) -> Message | None:
    """Compare the samples of a race with the truth; return what is wrong with the first such."""
    budgets, key = trial.reference.timed, (case.spec.name, dtype)
    for index, result, rivals in race.samples:
        known = budgets.get(key)
        if known is not None:  # near the rival's result, no truth is needed: one takes long
            near = compare(result, rivals, allowed_by(Truth(None, known), dtype))
            if not isinstance(near, Difference):
                continue
        truth = trial.reference.quick_truth(case.entry, fresh(index), dtype)
        budgets[key] = truth.budgets
        found = compare(result, truth.value, allowed_by(truth, dtype))
        if isinstance(found, Difference):
            return found.message
    return None


def measure(
    sides: tuple[Side, Side], fresh: Callable[[int], dict[str, Any]], seconds: float
) -> Race:
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
    first = [_block(side, [fresh(0)]) for side in sides]  # warm, and for the block size
    shortest = max(min(block.running for block in first), MIN_SECONDS)
    fitting = min(_fitting(value) for value in (fresh(0), *(block.results[0] for block in first)))
    size = max(1, min(int(BLOCK_SECONDS / shortest), fitting))
    times: tuple[list[float], list[float]] = ([], [])
    samples: list[tuple[int, Any, Any]] = []
    rng = Random()
    start, walls, more, index, lap = time.perf_counter(), 0.0, 0.0, 1, 0
    suspect: tuple[float, Any] = (SUSPICIOUS, None)
    while _goes_on(lap, time.perf_counter() - start, seconds):
        inputs = [fresh(index + k) for k in range(size)]
        got, reference = _both(sides, inputs, first=lap % 2)
        times[0].append(max(got.running, MIN_SECONDS))
        times[1].append(max(reference.running, MIN_SECONDS))
        more += got.handing - reference.handing
        walls += got.wall + reference.wall
        lap += 1
        pairs = list(zip(range(index, index + size), got.results, reference.results, strict=True))
        _keep(samples, pairs[rng.randrange(size)], lap, rng)
        suspect = max((suspect, *((_distance(g, r), (k, g, r)) for k, g, r in pairs)), key=_first)
        index += size
    noisy = walls > NOISY * (sum(times[0]) + sum(times[1]))
    # taking inputs over and handing results back cost both the same: what the submission needs
    # more for it, it computed
    hidden = max(0.0, more / lap)
    samples += [suspect[1]] if suspect[1] is not None else []
    return Race([seconds + hidden for seconds in times[0]], times[1], samples, noisy=noisy)


def _first(pair: tuple[float, Any]) -> float:
    return pair[0]


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
        size = float(np.max(np.abs(want), initial=0.0, where=np.isfinite(want)))
        apart = np.abs(np.subtract(got, want, dtype=np.result_type(got, want, np.float64)))
        same = (got == want) | (np.isnan(got) & np.isnan(want))
        return float(np.max(np.where(same, 0.0, np.nan_to_num(apart, nan=math.inf)))) / (size or 1)


def _keep(samples: list[Any], sample: Any, lap: int, rng: Random) -> None:
    """Keep a few of all samples so far, each with the same chance (reservoir sampling)."""
    if len(samples) < SAMPLES:
        samples.append(sample)
    elif (place := rng.randrange(lap)) < SAMPLES:
        samples[place] = sample


def _fitting(value: Any) -> int:
    """Return how many of such values one frame can carry."""
    arrays = [array for _, leaf in leaves(value) if (array := number(leaf)) is not None]
    size = sum(array.nbytes for array in arrays)
    return min(MAX_ARRAYS // max(1, len(arrays)), MAX_BYTES // max(1, size))


def _goes_on(lap: int, elapsed: float, seconds: float) -> bool:
    if lap < MIN_PAIRS:
        return lap < 1 or elapsed < PATIENCE * seconds
    return lap < MAX_PAIRS and elapsed < seconds


class _Block(NamedTuple):
    """CPU seconds of handing inputs and results over, and of the calls; wall seconds of these."""

    handing: float
    running: float
    wall: float
    results: list[Any]


def _both(sides: tuple[Side, Side], inputs: list[dict[str, Any]], first: int) -> list[_Block]:
    """Return the blocks of both sides, which run one after the other."""
    one = _block(sides[first], inputs)
    other = _block(sides[1 - first], inputs)
    return [other, one] if first else [one, other]


def _block(side: Side, inputs: list[dict[str, Any]]) -> _Block:
    staged = returned(side.session.stage([side.request(arguments) for arguments in inputs]))
    start = time.perf_counter()
    ran = returned(side.session.go())
    wall = time.perf_counter() - start
    fetched = returned(side.session.fetch())
    if not isinstance(fetched.value, list) or len(fetched.value) != len(inputs):
        raise NotReturned(
            Crashed(Message("the worker sent another number of results than it was asked for"))
        )
    return _Block(staged.seconds + fetched.seconds, ran.seconds, wall, fetched.value)
