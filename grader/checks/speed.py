"""`speed`: how many times slower than the reference, in coarse bands.

Both run in interleaved blocks on the same core, timed by the kernel's CPU clock of each worker
from outside, until it is plain in which band the ratio lies. A slow result is not a wrong one: the
check earns points and never fails.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from grader.checks import Kind
from grader.checks._verdicts import failed
from grader.messages import Message
from grader.model import CheckSpec, Evidence, Field, Status, TimedOut, Verdict
from grader.numerics.timing import Ratio, ratio
from grader.trial import Case, NotReturned, Pace, Race, Trial, race, rerun

SAYS = Message("speed")

DEMAND = Message(
    "Speed, by the time of the model answer: {bands}; loops over entries take longer", bands=""
)

BANDS = {3: 1, 10: 0.5}
"""Where the exercise does not say; read without importing this."""

AGAIN = 3
"""How many times longer an inconclusive race is run again."""
FURTHER = 1_000_000
"""Index of the first inputs of a further race: none is used twice."""
CLEAR = 1.1
"""By how much an interval must miss every limit before a race is over early."""
FASTER, SLOWER = 1.5, 3.0
"""By how much a core may be faster now, or slower, than when the reference ran on it."""


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Race the submission against the reference."""
    bands = sorted((float(k), float(v)) for k, v in check.options["bands"].items())
    seconds = float(check.options.get("seconds") or 0.2)
    limits = [limit for limit, _ in bands]
    try:
        finished = _race(trial, case, seconds, limits)
    except NotReturned as stopped:
        if isinstance(stopped.observation, TimedOut):
            return Verdict(Status.PASS, Message("too slow to measure"), finding="slow", share=0.0)
        raise
    if finished.wrong:
        return failed(
            Message("the timed result is wrong: {said}", said=finished.wrong), finding="values"
        )
    return _band(ratio(finished.got, finished.reference), bands, finished.noisy)


def _race(trial: Trial, case: Case, seconds: float, limits: Sequence[float]) -> Race:
    """Race, and once more and longer where that did not tell how fast the submission is.

    What an earlier race found of the reference will do where the submission is plainly fast, or
    plainly slow; what lies between is not tried for long.
    """
    dtype = trial.dtypes(case)[-1]

    def settled(got: Sequence[float], reference: Sequence[float]) -> bool:
        return ratio(got, reference).settles(limits, CLEAR)

    def plain(got: Sequence[float], reference: Sequence[float]) -> bool:
        found = ratio(got, reference)
        beyond = found.high * FASTER <= limits[0] or found.low > limits[-1] * SLOWER
        return beyond and found.settles(limits, CLEAR)

    def between(got: Sequence[float], reference: Sequence[float]) -> bool:
        found = ratio(got, reference)
        away = limits[0] < found.value * FASTER and found.value <= limits[-1] * SLOWER
        return away and math.isfinite(found.half_width)

    pace = Pace()
    alone = rerun(trial, case, dtype, plain, between, pace)
    if alone and (alone.wrong or plain(alone.got, alone.reference)):
        return alone
    seen = {"start": FURTHER} if alone else {}  # it knows the inputs of the rerun
    first = race(trial, case, dtype, seconds, settled, pace, **seen)
    measured = ratio(first.got, first.reference)
    if first.wrong or measured.conclusive or measured.settles(limits, CLEAR):
        return first
    longer = race(trial, case, dtype, AGAIN * seconds, settled, pace, start=2 * FURTHER)
    return replace(
        longer,
        got=[*first.got, *longer.got],
        reference=[*first.reference, *longer.reference],
        noisy=first.noisy or longer.noisy,
    )


def _band(measured: Ratio, bands: list[tuple[float, float]], noisy: bool) -> Verdict:
    """Score by the best band that the interval allows: doubt costs nothing.

    It is doubt where the interval reaches into another band.
    """

    def share(of: float) -> float:
        return next((share for limit, share in bands if of <= limit), 0.0)

    times, width = f"{measured.value:.2f}", f"{measured.half_width:.0%}"
    message = Message("{times} x the reference's time (±{width})", times=times, width=width)
    known = math.isfinite(measured.half_width) and share(measured.low) == share(measured.high)
    if not (measured.conclusive or known):
        message = Message(
            "inconclusive, about {times} x the reference's time (±{width})",
            times=times,
            width=width,
        )
    notes = (Message("other programs were using this core"),) if noisy else ()
    return Verdict(Status.PASS, message, Evidence(notes), finding="slow", share=share(measured.low))


KIND = Kind(
    judge=judge,
    fields=(
        Field(
            "bands",
            "mapping",
            "times the reference's time -> share of the points",
            default=BANDS,
        ),
        Field("seconds", "number", "how long to measure", default=0.2),
    ),
    claims=True,
    dependent=True,
    timed=True,
    resource=True,
    also=("slow",),
)
