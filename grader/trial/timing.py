"""A race of two workers: interleaved blocks of fresh inputs on one core, timed from outside."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from grader.messages import Message
from grader.model import Observation, Truth
from grader.numerics.budget import allowed_by, allowed_near
from grader.numerics.compare import Difference, agreed, compare
from grader.numerics.precision import cast
from grader.numerics.timing import ENOUGH, FEW, few
from grader.trial.cases import Case
from grader.trial.laps import (
    BLOCK_SECONDS,
    MIN_SECONDS,
    Block,
    Lap,
    Laps,
    Pace,
    Side,
    Tally,
    fitting,
    ran,
)
from grader.trial.submission import NotReturned

if TYPE_CHECKING:
    from grader.trial import Trial

MAX_PAIRS = 150
PATIENCE = 4.0
"""How many times the planned duration a slow submission may take."""
START = 1000
"""Index of the first draw of a race: those before it are for the checks."""

Settled = Callable[[Sequence[float], Sequence[float]], bool]
"""Whether the times of the submission and of the reference tell enough."""


@dataclass(frozen=True, slots=True)
class Race:
    """Paired CPU seconds of a call, by blocks, and whether results looked at agreed."""

    got: Sequence[float]
    reference: Sequence[float]
    samples: Sequence[tuple[int, Any, Any]]
    """Two results of both, with the index of their inputs."""
    wrong: Message | None = None
    """What is wrong with one of these results."""
    noisy: bool = False
    """Whether other programs used the same core."""

    @classmethod
    def of(cls, tally: Tally) -> Race:
        return cls(tally.times, tally.reference, tally.samples, noisy=tally.noisy)


def race(
    trial: Trial, case: Case, dtype: str, seconds: float, settled: Settled, *, start: int = START
) -> Race:
    """Race the submission against the reference on fresh draws of a case, from index `start` on.

    The first blocks of the reference are kept for `rerun`.

    Raises
    ------
    NotReturned
        A call of the submission failed.
    """
    rival = trial.reference.rival(dtype)
    solution = trial.reference.solution.serving(rival)
    submission = _submission(trial, case)
    reference = Side(
        solution.start(),
        lambda arguments: solution.request(rival, case.entry, arguments),
    )
    fresh, laps = _drawing(trial, case, dtype, start), Laps()
    with _noted(trial):
        finished = measure((submission, reference), fresh, seconds, settled, laps)
    if start == START:
        trial.reference.laps[case.spec.name, dtype] = laps
    return replace(finished, wrong=_wrong(trial, case, dtype, finished, fresh))


def rerun(trial: Trial, case: Case, dtype: str, settled: Settled) -> Race | None:
    """Run the submission where the reference ran in an earlier race; None where it did not.

    The inputs are fresh all the same: no submission knows what another one was given.
    """
    known = trial.reference.laps.get((case.spec.name, dtype))
    if known is None or known.stale or len(known.laps) <= FEW:
        return None
    known.reruns += 1
    submission, tally, pace = _submission(trial, case), Tally(), Pace()
    submission.session.pin(_core())
    with _noted(trial):
        pace.ran(submission, known.laps[0].inputs)
        for lap in known.laps[1:]:
            tally.add(lap.start, pace.ran(submission, lap.inputs), lap.block)
            if len(tally.got) >= few(tally.got) and settled(tally.times, tally.reference):
                break
    finished, fresh = Race.of(tally), _drawing(trial, case, dtype, START)
    return replace(finished, wrong=_wrong(trial, case, dtype, finished, fresh))


def _submission(trial: Trial, case: Case) -> Side:
    session = trial.submission.running()
    if isinstance(session, Observation):
        raise NotReturned(session)
    return Side(session, lambda arguments: trial.submission.request(case.entry, arguments))


@contextmanager
def _noted(trial: Trial) -> Iterator[None]:
    """Let the submission's worker be closed where it died of a call."""
    try:
        yield
    except NotReturned as stopped:
        raise NotReturned(trial.submission.noted(stopped.observation)) from None


def _drawing(trial: Trial, case: Case, dtype: str, start: int) -> Callable[[int], dict[str, Any]]:
    """Return what draws the inputs of a race, by index."""

    def fresh(index: int) -> dict[str, Any]:
        drawn = trial.cases.draw(case.spec, case.index + start + index)
        trial.cases.forget(drawn)
        return cast(drawn.inputs, dtype)

    return fresh


def _wrong(
    trial: Trial, case: Case, dtype: str, race: Race, fresh: Callable[[int], dict[str, Any]]
) -> Message | None:
    """Compare the samples of a race with the truth; return what is wrong with the first such."""
    budgets, key = trial.reference.timed, (case.spec.name, dtype)
    for (
        index,
        result,
        rivals,
    ) in race.samples:  # near the rival's, no truth is needed: it takes long
        if agreed(result, rivals, allowed_near(rivals, dtype)):
            continue
        known = budgets.get(key)
        if known is not None and agreed(result, rivals, allowed_by(Truth(None, known), dtype)):
            continue
        truth = trial.reference.quick_truth(case.entry, fresh(index), dtype)
        budgets[key] = truth.budgets
        found = compare(result, truth.value, allowed_by(truth, dtype))
        if isinstance(found, Difference):
            return found.message
    return None


def measure(
    sides: tuple[Side, Side],
    fresh: Callable[[int], dict[str, Any]],
    seconds: float,
    settled: Settled,
    laps: Laps,
) -> Race:
    """Run blocks of about a millisecond, AB BA, until it is settled, for about `seconds` at most.

    Parameters
    ----------
    sides : (submission, reference)
    fresh : callable
        Inputs by index; none is used twice, for a repeated timing on equal inputs invites a cache.
    laps : Laps
        Gets the first blocks of the reference.

    Raises
    ------
    NotReturned
        A call failed.
    """
    for side in sides:
        side.session.pin(_core())
    warm = [fresh(0)]
    tally, pace, start, index = Tally(), Pace(), time.perf_counter(), 1
    first, reference = _both(sides, pace, warm, first=True)
    laps.keep(Lap(0, warm, reference), 1)
    size = _size([*first, reference], warm[0])
    while _goes_on(tally, time.perf_counter() - start, seconds, settled):
        inputs = [fresh(index + k) for k in range(size)]
        got, reference = _both(sides, pace, inputs, first=len(tally.got) % 2 == 0)
        tally.add(index, got, reference)
        laps.keep(Lap(index, inputs, reference), 1 + ENOUGH)
        index += size
    return Race.of(tally)


def _core() -> int:
    return max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0


def _size(first: list[Block], inputs: dict[str, Any]) -> int:
    """Return how many calls a block has, by the first call of each side."""
    shortest = max(min(block.running for block in first), MIN_SECONDS)
    most = min(fitting(value) for value in (inputs, *(block.results[0] for block in first)))
    return max(1, min(int(BLOCK_SECONDS / shortest), most))


def _goes_on(tally: Tally, elapsed: float, seconds: float, settled: Settled) -> bool:
    pairs = len(tally.got)
    if pairs < few(tally.got):
        return pairs < 1 or elapsed < PATIENCE * seconds
    if settled(tally.times, tally.reference):
        return False
    return pairs < MAX_PAIRS and elapsed < (PATIENCE * seconds if pairs < ENOUGH else seconds)


def _both(
    sides: tuple[Side, Side], pace: Pace, inputs: list[dict[str, Any]], *, first: bool
) -> tuple[list[Block], Block]:
    """Return the blocks of both sides, which run one after the other, the submission `first`."""
    submission, reference = sides
    got = pace.ran(submission, inputs) if first else []
    rival = ran(reference, inputs)
    return got or pace.ran(submission, inputs), rival
