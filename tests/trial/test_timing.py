"""A race: fresh inputs, both sides on one clock, and results that are looked at."""

from __future__ import annotations

import pytest

from grader.model import Returned
from grader.trial.submission import NotReturned
from grader.trial.timing import MIN_PAIRS, SAMPLES, Side, measure


class Session:
    """A worker that takes `seconds` for a call and returns what `answer` makes of it."""

    def __init__(self, seconds: float, answer=lambda call: call) -> None:
        self.seconds, self.answer, self.staged, self.seen = seconds, answer, [], []

    def pin(self, core: int) -> None:
        self.core = core

    def stage(self, calls) -> Returned:
        self.staged = calls
        self.seen += calls
        return Returned(None, seconds=1e-6)

    def go(self) -> Returned:
        return Returned(None, seconds=self.seconds * len(self.staged))

    def fetch(self) -> Returned:
        return Returned([self.answer(call) for call in self.staged], seconds=1e-6)


def raced(got: Session, reference: Session):
    sides = (Side(got, lambda a: a["n"]), Side(reference, lambda a: a["n"]))
    return measure(sides, lambda index: {"n": index}, 0.01)


def test_the_ratio_of_the_times() -> None:
    """Each side's own, block by block."""
    found = raced(Session(3e-3), Session(1e-3))
    assert len(found.got) == len(found.reference) >= MIN_PAIRS
    pairs = zip(found.got, found.reference, strict=True)
    assert all(a == pytest.approx(3 * b, rel=0.01) for a, b in pairs)


def test_no_input_is_used_twice() -> None:
    """But the first, which warms both; the two sides get the same."""
    got, reference = Session(2e-4), Session(1e-4)
    raced(got, reference)
    assert got.seen == reference.seen
    assert len(set(got.seen)) == len(got.seen)


def test_a_few_results_are_kept() -> None:
    """With the index of their inputs, to be compared with the truth."""
    found = raced(Session(1e-3, lambda n: 2 * n), Session(1e-3))
    assert len(found.samples) >= min(SAMPLES, len(found.got))
    assert all(got == 2 * index == 2 * rival for index, got, rival, *_ in found.samples)


def test_too_few_results() -> None:
    """Who sends back another number of them has not returned."""
    short = Session(1e-3)
    short.fetch = lambda: Returned([], seconds=0.0)
    with pytest.raises(NotReturned):
        raced(short, Session(1e-3))


def test_time_in_handing_over_counts() -> None:
    """What the submission computes while it takes inputs or hands results back is its own."""
    late = Session(1e-3)
    late.stage = lambda calls: (Session.stage(late, calls), Returned(None, seconds=5e-3))[1]
    found = raced(late, Session(1e-3))
    assert min(found.got) > 4 * max(found.reference)
