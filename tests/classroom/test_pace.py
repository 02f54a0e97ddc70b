"""Progress: a bar with rate, time left and what fails; off a terminal a line now and then."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from grader.classroom.pace import Pace, duration
from grader.cli import batch
from grader.messages import Language


class Clock:
    """Seconds that pass only when told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return Clock()


def steps(pace, clock, count, seconds):
    for _ in range(count):
        clock.now += seconds
        pace.step()


def test_nothing_is_known_before_the_first_is_done(clock):
    """No rate, no time left, an empty bar."""
    pace = Pace(300, clock)
    assert (pace.bar(10), pace.line()) == ("[----------]", "0/300 graded")


def test_rate_and_time_left(clock):
    """The rate is of late; what is left at that rate is said until all is done."""
    pace = Pace(300, clock)
    steps(pace, clock, 100, 0.5)
    assert pace.line() == "100/300 graded, 2.0 per second, 1 min 40 s left"
    assert pace.bar(12) == "[####--------]"
    steps(pace, clock, 200, 0.25)
    assert pace.line() == "300/300 graded, 4.0 per second"
    assert pace.bar(12) == "[############]"


def test_the_rate_forgets_a_slow_beginning(clock):
    """A machine that was busy at first does not spoil the guess for hours."""
    pace = Pace(1000, clock)
    steps(pace, clock, 50, 60)
    steps(pace, clock, 250, 0.1)
    assert pace.line() == "300/1000 graded, 10.0 per second, 1 min 10 s left"


def test_what_fails_is_said(clock):
    """Failures of the grader, and the three mistakes that are made most."""
    pace = Pace(10, clock)
    steps(pace, clock, 4, 1)
    pace.failures = 2
    pace.mistakes.update({"no-shift": 3, "no-scale": 2, "wrong-axis": 1, "rare": 1})
    assert pace.line() == (
        "4/10 graded, 1.0 per second, 6 s left, 2 not graded; "
        "most often: no-shift 3, no-scale 2, wrong-axis 1"
    )


def test_nothing_to_do_is_no_division_by_zero(clock):
    """A run in which every grade still holds."""
    assert Pace(0, clock).bar(4) == "[----]"


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "0 s"), (59.4, "59 s"), (200, "3 min 20 s"), (3599.6, "1 h 0 min"), (7500, "2 h 5 min")],
)
def test_durations(seconds, said):
    assert duration(seconds) == said


def ticking(clock, monkeypatch, sees_pulse):
    """Return a tick, the lines it says and the pulses it shows."""
    monkeypatch.setattr(batch, "time", SimpleNamespace(monotonic=clock))
    said, shown = [], []
    setting = SimpleNamespace(
        sees_pulse=sees_pulse, pulse=shown.append, say=said.append, tr=Language()
    )
    pace = Pace(100, clock)
    tick = batch.Command(setting, None)._ticking(pace)
    for _ in range(35):
        steps(pace, clock, 1, 1)
        tick()
    return said, shown


def test_off_a_terminal_there_is_a_line_every_ten_seconds(clock, monkeypatch):
    """A log of an hour stays readable."""
    said, _ = ticking(clock, monkeypatch, sees_pulse=False)
    left = {10: "1 min 30 s", 20: "1 min 20 s", 30: "1 min 10 s"}
    assert said == [f"{n}/100 graded, 1.0 per second, {left[n]} left" for n in left]


def test_on_a_terminal_the_bar_changes_and_no_line_is_added(clock, monkeypatch):
    """Bar first, then the figures."""
    said, shown = ticking(clock, monkeypatch, sees_pulse=True)
    assert said == [] and len(shown) == 35
    assert shown[19] == "[####----------------] 20/100 graded, 1.0 per second, 1 min 20 s left"


def test_one_round_of_grading_counts_what_fails(room, monkeypatch):
    """The pace of a real run ends with all of it, and names the mistake."""
    made = []

    class Kept(Pace):
        def __init__(self, *more):
            super().__init__(*more)
            made.append(self)

    monkeypatch.setattr("grader.classroom.pace.Pace", Kept)
    room.hand_in("ada/affine.py")
    room.hand_in("ben/affine.py", "def affine(x):\n    return 2 * x\n")
    room.batch()
    [pace] = made
    assert (pace.done, pace.total, pace.failures) == (2, 2, 0)
    assert pace.mistakes == {"affine-no-shift": 1}
