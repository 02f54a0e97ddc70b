"""The driver: a bounded window, failures of the engine tried again, a clean stop."""

from __future__ import annotations

import threading
import time
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor

import pytest

from grader.classroom.driver import drive
from grader.classroom.engine import EngineError


def run(items, submit, window=3, **more):
    started = []
    stop = more.pop("stop", threading.Event())

    def starting(item, attempt):
        started.append((item, attempt))

    return list(drive(items, submit, window, starting=starting, stop=stop, **more)), started


def test_every_item_is_done_once():
    """Order is the engine's; each item comes back with its answer."""
    with ThreadPoolExecutor(3) as pool:
        done, started = run(range(50), lambda n: pool.submit(pow, n, 2))
    assert sorted((d.item, d.answer) for d in done) == [(n, n * n) for n in range(50)]
    assert started == [(n, 1) for n in range(50)]


def test_no_more_than_the_window_is_in_flight():
    """Nor are more items taken from the source than are handed over."""
    flying, most, taken = 0, 0, 0
    lock = threading.Lock()

    def work():
        nonlocal flying, most
        with lock:
            flying += 1
            most = max(most, flying)
        time.sleep(0.001)
        with lock:
            flying -= 1

    def source():
        nonlocal taken
        for n in range(60):
            taken += 1
            yield n

    with ThreadPoolExecutor(20) as pool:
        stop = threading.Event()
        several = drive(
            source(), lambda n: pool.submit(work), 4, starting=lambda *_: None, stop=stop
        )
        next(several)
        assert taken <= 5
        assert len(list(several)) == 59
    assert most <= 4


def test_an_engine_failure_is_tried_twice_more():
    """Then it is told; an item beside it is not hurt."""
    tries = {}

    def work(n):
        tries[n] = tries.get(n, 0) + 1
        if n == 3 or (n == 5 and tries[n] < 3):
            raise EngineError("a station died")
        return n

    with ThreadPoolExecutor(2) as pool:
        done, _ = run(range(8), lambda n: pool.submit(work, n))
    failed = {d.item: (d.failure, d.attempts) for d in done if d.failure}
    assert failed == {3: ("a station died", 3)}
    assert tries == {**dict.fromkeys(range(8), 1), 3: 3, 5: 3}


def test_an_answer_may_be_a_failure():
    """A station that answers that it failed is tried again like one that died."""
    with ThreadPoolExecutor(1) as pool:
        done, started = run(
            [1], lambda n: pool.submit(str, n), retry=lambda answer: f"bad {answer}"
        )
    assert (done[0].failure, len(started)) == ("bad 1", 3)


def test_a_stop_finishes_what_is_in_flight():
    """Nothing more is handed over."""
    stop = threading.Event()

    def work(n):
        if n == 5:
            stop.set()
        return n

    with ThreadPoolExecutor(1) as pool:
        done, started = run(range(100), lambda n: pool.submit(work, n), stop=stop)
    assert 6 <= len(done) == len(started) < 12


def test_a_broken_pool_hurts_nobody_else():
    """`ProcessPoolExecutor` breaks as a whole: its exceptions are failures, never marks."""
    future: Future = Future()
    future.set_exception(RuntimeError("pool is broken"))
    done, _ = run([1], lambda n: future)
    assert done[0].failure == "the engine failed: RuntimeError"
    assert done[0].answer is None


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_over_processes(count):
    """Any executor will do."""
    with ProcessPoolExecutor(1) as pool:
        done, _ = run(range(count), lambda n: pool.submit(abs, -n))
    assert sorted(d.answer for d in done) == list(range(count))
