"""A race of two workers: interleaved blocks of fresh inputs on one core, timed from outside."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
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
    trial: Trial,
    case: Case,
    dtype: str,
    seconds: float,
    settled: Settled,
    pace: Pace,
    *,
    start: int = START,
) -> Race:
    """Race the submission against the reference on fresh draws of a case, from index `start` on.

    The first blocks of the reference are kept for `rerun`. A `pace` that is known is that of a
    submission that ran just before.

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
        finished = measure((submission, reference), fresh, seconds, settled, laps, pace)
    if start == START:
        with suppress(NotReturned):  # the race is over; fewer laps tell less of those to come
            complete(laps, reference, fresh)
        trial.reference.laps[case.spec.name, dtype] = laps
    return replace(finished, wrong=_wrong(trial, case, dtype, finished, fresh))


def complete(laps: Laps, reference: Side, fresh: Callable[[int], dict[str, Any]]) -> None:
    """Let the reference run alone until there are as many laps as tell how fast a submission is."""
    while 1 < len(laps.laps) <= ENOUGH:
        last = laps.laps[-1]
        start, count = last.start + len(last.inputs), len(laps.laps)
        inputs = [fresh(start + n) for n in range(len(last.inputs))]
        laps.keep(Lap(start, inputs, ran(reference, inputs)), 1 + ENOUGH)
        if len(laps.laps) == count:  # they are large
            break


def rerun(
    trial: Trial, case: Case, dtype: str, settled: Settled, between: Settled, pace: Pace
) -> Race | None:
    """Run the submission where the reference ran in an earlier race; None where it did not.

    The inputs are fresh all the same: no submission knows what another one was given. It is over,
    perhaps before a call was counted, when it is `settled`, or `between`: only a race will tell.
    """
    known = trial.reference.laps.get((case.spec.name, dtype))
    if known is None or known.stale or len(known.laps) <= FEW:
        return None
    known.reruns += 1
    submission, tally = _submission(trial, case), Tally()
    submission.session.pin(_core())
    with _noted(trial):
        pace.ran(submission, known.laps[0].inputs)
        futile = between([pace.each], [known.typical])
        for lap in () if futile else known.laps[1:]:
            took = lap.block._replace(running=known.typical * len(lap.inputs))
            tally.add(lap.start, pace.ran(submission, lap.inputs), took)
            times = tally.times, tally.reference
            if len(tally.got) >= few(tally.got) and (settled(*times) or between(*times)):
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

    def drawn(index: int) -> dict[str, Any]:
        one = trial.cases.draw(case.spec, index)
        trial.cases.forget(one)
        return cast(one.inputs, dtype)

    def fresh(index: int) -> dict[str, Any]:
        place = case.index + start + index
        return trial.reference.drawn.of((case.spec.name, dtype, place), lambda: drawn(place))

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
    pace: Pace,
) -> Race:
    """Run blocks of about a millisecond, AB BA, until it is settled, for about `seconds` at most.

    Parameters
    ----------
    sides : (submission, reference)
    fresh : callable
        Inputs by index; none is used twice, for a repeated timing on equal inputs invites a cache.
    laps : Laps
        Gets the first blocks of the reference.
    pace : Pace
        Known where the submission has run before: then it is warm.

    Raises
    ------
    NotReturned
        A call failed.
    """
    for side in sides:
        side.session.pin(_core())
    warm = [fresh(0)]
    tally, start, index = Tally(), time.perf_counter(), 1
    first = pace.ran(sides[0], warm) if math.isinf(pace.each) else []
    reference = ran(sides[1], warm)
    laps.keep(Lap(0, warm, reference), 1)
    results = [block.results[0] for block in (*first, reference)]
    size = _size(min(pace.each, reference.running), [warm[0], *results])
    while _goes_on(tally, time.perf_counter() - start, seconds, settled):
        inputs = [fresh(index + k) for k in range(size)]
        got, reference = _both(sides, pace, inputs, first=len(tally.got) % 2 == 0)
        tally.add(index, got, reference)
        laps.keep(Lap(index, inputs, reference), 1 + ENOUGH)
        index += size
    return Race.of(tally)


def _core() -> int:
    return max(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 0


def _size(seconds: float, values: list[Any]) -> int:
    """Return how many calls a block has, by the seconds of one and what it takes and gives."""
    most = min(map(fitting, values))
    return max(1, min(int(BLOCK_SECONDS / max(seconds, MIN_SECONDS)), most))


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
