"""GPU slots: one submission at a time on each device, none on one that fails. No GPU is needed."""

from __future__ import annotations

import io
import threading
import time

import pytest

from grader.classroom import engine
from grader.classroom.codec import to_data
from grader.classroom.engine import EngineError, Local
from grader.classroom.envelope import Fault, Request, Response
from grader.classroom.slots import STRIKES, Slots, cuda_devices, exclusive
from grader.classroom.work import Work
from grader.errors import UsageError
from grader.jsonlines import ChildError
from grader.messages import Message

GRADED = Response("{}")
SICK = Response(fault=Fault.SANDBOX, message="the CUDA device is not well")


@pytest.mark.parametrize(
    ("visible", "names"),
    [
        (None, ("0", "1", "10")),
        ("1", ("1",)),
        ("2, GPU-5ab", ("2", "GPU-5ab")),
        ("0,-1,1", ("0",)),
        ("", ()),
    ],
)
def test_devices_are_those_the_driver_would_show(tmp_path, visible, names):
    """`CUDA_VISIBLE_DEVICES` first, then the device files."""
    for name in ("nvidia0", "nvidia1", "nvidia10", "nvidiactl", "nvidia-uvm"):
        (tmp_path / name).touch()
    environ = {} if visible is None else {"CUDA_VISIBLE_DEVICES": visible}
    assert cuda_devices(environ, tmp_path) == names


def test_a_device_is_held_by_one_batch(tmp_path):
    """A second one takes what is left, and is refused where nothing is."""
    with exclusive(["0"], tmp_path) as first:
        with exclusive(["0", "1"], tmp_path) as second:
            assert (first, second) == (("0",), ("1",))
        with pytest.raises(UsageError, match="is at work on the CUDA devices 0"):
            exclusive(["0"], tmp_path).__enter__()
    with exclusive(["0"], tmp_path) as again:
        assert again == ("0",)


class Stub:
    """Stands for a station; counts who is at work where, and fails where it is told to."""

    sick: frozenset[str] = frozenset()
    busy: dict[str, int]
    most: int
    made: list[str]

    def __init__(self, setup, log, slot=""):
        self.slot, self.asked, self.environment = slot, 0, {}
        Stub.made.append(slot)

    def ask(self, request, seconds):
        self.asked += 1
        Stub.busy[self.slot] = Stub.busy.get(self.slot, 0) + 1
        Stub.most = max(Stub.most, Stub.busy[self.slot])
        time.sleep(0.002)
        Stub.busy[self.slot] -= 1
        if self.slot in Stub.sick:
            return to_data(SICK)
        if request["exercise"] == "kill":
            raise ChildError(Message("a station died"))
        return to_data(GRADED)

    def end(self):
        pass

    kill = end


@pytest.fixture
def local(monkeypatch):
    """Return a function that makes an engine of stubs."""
    Stub.busy, Stub.most, Stub.made, Stub.sick = {}, 0, [], frozenset()
    monkeypatch.setattr(engine, "_Process", Stub)
    engines = []

    def make(*slots, sick=()):
        Stub.sick = frozenset(sick)
        engines.append(Local({}, slots, io.BytesIO()))
        return engines[-1]

    yield make
    for one in engines:
        one.close()


def answers(local, exercises):
    found = [local.executor.submit(local.work(), Request(e, Work(b"")), 1.0) for e in exercises]
    return [f.exception() or f.result() for f in found]


def test_a_device_has_one_submission_at_a_time(local):
    """However many wait."""
    assert answers(local("0", "1"), ["affine"] * 40) == [GRADED] * 40
    assert Stub.most == 1
    assert sorted(Stub.made) == ["0", "1"]


def test_jobs_on_the_cpu_share_a_name_and_no_more(local):
    """As many stations as jobs."""
    answers(local("", "", ""), ["affine"] * 30)
    assert 1 <= len(Stub.made) <= 3


def test_a_station_that_died_is_replaced_on_its_device(local):
    """A submission may do that to it; the device stays in service."""
    one = local("0")
    found = answers(one, ["affine", "kill", "affine", "kill", "affine"])
    assert [isinstance(f, EngineError) for f in found] == [False, True, False, True, False]
    assert Stub.made == ["0"] * 3


def test_a_device_that_fails_twice_gets_no_more_work(local):
    """Each time for a fresh station; the other device takes over."""
    one = local("0", "1", sick={"1"})
    found = answers(one, ["affine"] * 30)
    assert found.count(SICK) == Stub.made.count("1") == STRIKES
    assert found.count(GRADED) == 30 - STRIKES


def test_without_a_device_that_is_well_nothing_hangs(local):
    """The rest are told, and are no marks."""
    found = answers(local("0", sick={"0"}), ["affine"] * 9)
    assert found[:STRIKES] == [SICK] * STRIKES
    assert {str(f) for f in found[STRIKES:]} == {"no CUDA device is well"}


def test_a_success_forgives_a_strike():
    """Only failures in a row count."""
    slots = Slots(["0"])
    for _ in range(5):
        slots.strike("0")
        slots.well("0")
        slots.give(slots.take())
    assert slots.take() == "0"


def test_a_place_is_waited_for():
    """Until somebody gives it back."""
    slots = Slots(["0"])
    name = slots.take()
    threading.Timer(0.05, slots.give, [name]).start()
    assert slots.take() == "0"


def test_batch_says_where_there_is_no_device(room, monkeypatch):
    """Before anything is graded."""
    room.hand_in("ada/affine.py")
    room.environ["CUDA_VISIBLE_DEVICES"] = ""
    done = room.batch("--device", "cuda")
    assert done.code == 2
    assert done.err == "error: there is no CUDA device here\nhint: `--device cpu`\n"


def test_a_poisoned_context_is_a_verdict_and_the_next_is_graded(room):
    """The worker leaves with a status of its own, which a stub can do without a device."""
    from grader.worker.device import CUDA_POISONED

    leaves = f"import os\n\n\ndef affine(x):\n    os._exit({CUDA_POISONED})\n"
    room.hand_in("ada/affine.py", leaves)
    room.hand_in("ben/affine.py")
    done = room.batch()
    assert done.code == 0
    assert room.states() == {("ada", "affine"): "failed", ("ben", "affine"): "passed"}
    done = room("export", "out", "--to", "jsonl")
    assert (
        "left the CUDA device in an error state"
        in (room.folder / "out" / "grades.jsonl").read_text()
    )
