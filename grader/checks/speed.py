"""`speed`: how many times slower than the reference, in coarse bands.

Both run in interleaved blocks on the same core, timed by the kernel's CPU clock of each worker
from outside. A slow result is not a wrong one: the check earns points and never fails.
"""

from __future__ import annotations

from grader.checks import Kind
from grader.checks._verdicts import failed
from grader.messages import Message
from grader.model import CheckSpec, Evidence, Field, Status, TimedOut, Verdict
from grader.numerics.timing import Ratio, ratio
from grader.trial import Case, NotReturned, Trial, race

__all__ = ["KIND", "judge"]


def judge(check: CheckSpec, case: Case, trial: Trial) -> Verdict:
    """Race the submission against the reference."""
    bands = sorted((float(k), float(v)) for k, v in check.options["bands"].items())
    seconds = float(check.options.get("seconds") or 0.2)
    try:
        finished = race(trial, case, trial.dtypes(case)[-1], seconds)
    except NotReturned as stopped:
        if isinstance(stopped.observation, TimedOut):
            return Verdict(Status.PASS, Message("too slow to measure"), finding="slow", share=0.0)
        raise
    if finished.wrong:
        return failed(
            Message("the timed result is wrong: {said}", said=finished.wrong), finding="values"
        )
    measured = ratio(finished.got, finished.reference)
    return _band(measured, bands, finished.noisy)


def _band(measured: Ratio, bands: list[tuple[float, float]], noisy: bool) -> Verdict:
    """Score by the band of the interval's lower end: doubt counts for the submission.

    Its lower end, not its width: who is slow and at times far slower is not fast.
    """
    share = next((share for limit, share in bands if measured.low <= limit), 0.0)
    times, width = f"{measured.value:.2f}", f"{measured.half_width:.0%}"
    message = Message("{times} x the reference's time (±{width})", times=times, width=width)
    if not measured.conclusive:
        message = Message(
            "inconclusive, about {times} x the reference's time (±{width})",
            times=times,
            width=width,
        )
    notes = (Message("other programs were using this core"),) if noisy else ()
    return Verdict(Status.PASS, message, Evidence(notes), finding="slow", share=share)


KIND = Kind(
    judge=judge,
    fields=(
        Field(
            "bands",
            "mapping",
            "times the reference's time -> share of the points",
            default={3: 1, 10: 0.5},
        ),
        Field("seconds", "number", "how long to measure", default=0.2),
    ),
    claims=True,
    dependent=True,
    timed=True,
    resource=True,
    also=("slow",),
)
