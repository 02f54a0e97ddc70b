"""A race: fresh inputs, both sides on one clock, and results that are looked at."""

from __future__ import annotations

import numpy as np
import pytest

from grader.model import Returned
from grader.numerics.timing import ENOUGH, FEW
from grader.trial.laps import KEPT_BYTES, Block, Drawn, Lap, Laps, Pace, Side
from grader.trial.submission import NotReturned
from grader.trial.timing import complete, measure

ONE_PAIR = 1
"""Pairs that tell something of who is slow."""


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


def raced(
    got: Session,
    reference: Session,
    *,
    settled: bool = False,
    laps: Laps | None = None,
    pace: Pace | None = None,
):
    sides = (Side(got, lambda a: a["n"]), Side(reference, lambda a: a["n"]))
    laps = Laps() if laps is None else laps
    return measure(sides, lambda n: {"n": n}, 0.01, lambda *times: settled, laps, pace or Pace())


def test_the_ratio_of_the_times() -> None:
    """Each side's own, block by block."""
    found = raced(Session(3e-3), Session(1e-3))
    assert len(found.got) == len(found.reference) >= ENOUGH
    pairs = zip(found.got, found.reference, strict=True)
    assert all(a == pytest.approx(3 * b, rel=0.01) for a, b in pairs)


def test_no_input_is_used_twice() -> None:
    """But the first, which warms both; the two sides get the same."""
    got, reference = Session(2e-4), Session(1e-4)
    raced(got, reference)
    assert got.seen == reference.seen
    assert len(set(got.seen)) == len(got.seen)


def test_the_slow_make_fewer_calls() -> None:
    """As many as take as long as the reference's block does; the ratio is that of a call."""
    slow, reference = Session(1e-3), Session(2e-5, float)
    found = raced(slow, reference, settled=True)
    assert len(slow.seen) == 1 + FEW
    assert len(reference.seen) == 1 + FEW * 50
    assert found.got == pytest.approx([50 * seconds for seconds in found.reference], rel=0.01)
    assert all(got == rival for _, got, rival in found.samples)


def test_a_slow_first_call_tells_little() -> None:
    """Who is slow at first only is timed as often as the reference, and what tells is counted."""
    fast, reference = Session(1e-4), Session(1e-4)
    fast.seconds = 1e-2
    fast.fetch = lambda: (setattr(fast, "seconds", 1e-4), Session.fetch(fast))[1]
    found = raced(fast, reference, settled=True)
    assert found.got == pytest.approx(found.reference, rel=0.2)
    assert len(fast.seen) > FEW * 5


def test_the_slow_make_one_call_of_a_short_block() -> None:
    """Two calls would tell no more."""
    slow, reference = Session(5e-2), Session(4e-4)
    raced(slow, reference, settled=True)
    assert len(slow.seen) == 1 + ONE_PAIR
    assert len(reference.seen) == 1 + ONE_PAIR * 2


def test_who_ran_before_is_warm() -> None:
    """Only the reference makes a call that is not counted."""
    pace = Pace()
    raced(Session(1e-3), Session(1e-3), settled=True, pace=pace)
    again, reference = Session(1e-3), Session(1e-3)
    found = raced(again, reference, settled=True, pace=pace)
    assert len(found.got) == len(again.seen) == len(reference.seen) - 1 == FEW


def test_it_ends_when_it_is_settled() -> None:
    """Not before there are a few pairs."""
    found = raced(Session(1e-3), Session(1e-3), settled=True)
    assert len(found.got) == FEW


def test_results_are_looked_at() -> None:
    """One by lot and the one farthest from the rival's, with the index of their inputs."""
    found = raced(Session(1e-3, lambda n: 2 * n), Session(1e-3))
    assert len(found.samples) == 2
    assert all(got == 2 * index == 2 * rival for index, got, rival in found.samples)


def test_the_farthest_result_is_looked_at() -> None:
    """Who is wrong once, of many, is seen."""
    for _ in range(20):
        found = raced(Session(1e-4, lambda n: n + 7.0 * (n == 9)), Session(1e-4, float))
        assert 9 in [index for index, *_ in found.samples]


def test_the_reference_is_remembered() -> None:
    """Its first blocks, with their inputs: the next submission runs on the same."""
    laps = Laps()
    raced(Session(1e-4), Session(2e-4, lambda n: -n), laps=laps)
    assert [lap.start for lap in laps.laps[:2]] == [0, 1]
    assert len(laps.laps) == 1 + ENOUGH
    for lap in laps.laps:
        assert [given["n"] for given in lap.inputs] == [-result for result in lap.block.results]


def test_large_inputs_are_not_remembered() -> None:
    """What is kept of a race stays small."""
    laps = Laps(size=KEPT_BYTES)
    laps.keep(Lap(0, [{"x": np.ones(1)}], Block(0.0, 0.0, 0.0, [])), 1)
    assert not laps.laps


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


def test_the_reference_runs_on_alone() -> None:
    """A race that is over soon leaves as many laps as a close one needs."""
    laps, reference = Laps(), Session(1e-3)
    raced(Session(1e-3), reference, settled=True, laps=laps)
    complete(laps, Side(reference, lambda a: a["n"]), lambda n: {"n": n})
    assert [lap.start for lap in laps.laps] == [*range(1 + ENOUGH)]
    assert reference.seen == [*range(1 + ENOUGH)]


def test_one_disturbed_lap_says_nothing() -> None:
    """A rerun takes the reference for as fast as it is in most laps."""
    times = [9.0, 1.0, 7.0, 1.0]
    laps = Laps([Lap(0, [{}, {}], Block(0.0, 2 * seconds, 0.0, [])) for seconds in times])
    assert laps.typical == 1.0


def test_inputs_are_drawn_once() -> None:
    """The next submission races on the same ones; what does not fit is drawn anew."""
    drawn, asked = Drawn(), []

    def small() -> dict[str, np.ndarray]:
        asked.append("small")
        return {"x": np.ones(1)}

    first = drawn.of(("case", "float64", 1), small)
    assert drawn.of(("case", "float64", 1), small) is first
    drawn.of(("case", "float64", 2), small)
    assert asked == ["small", "small"]
    large = {"x": np.broadcast_to(np.ones(1), KEPT_BYTES)}
    assert drawn.of(("case", "float64", 3), lambda: large) is large
    assert drawn.of(("case", "float64", 3), dict) == {}
