"""`kill -9` at any moment: the reruns end in the very grades of an undisturbed run.

A few kills by default; `GRADER_KILLS=200` for the long proof. `SIGINT` stops cleanly.
"""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .handed_in import WRONG

KILLS = int(os.environ.get("GRADER_KILLS", "2"))
ROOT = Path(__file__).parent.parent.parent
LEARNED = """def affine(x):
    out = x.copy()
    for _ in range({n}):
        out = out + 0
    return out + x + 1
"""


def start(room, out, jobs=2):
    argv = ["batch", "in", "--out", out, "--jobs", str(jobs), "--seed", "11"]
    environ = {**os.environ, "GRADER_CONTENT": str(room.course), "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-m", "grader", *argv],
        cwd=room.folder,
        env=environ,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )


def finish(process):
    err = process.communicate(timeout=120)[1].decode()
    return process.returncode, err


def graded(path):
    """Keys in the store, or nothing where there is no store yet."""
    if not path.is_file():
        return set()
    store = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        return {key for (key,) in store.execute("SELECT key FROM outcome")}
    except sqlite3.OperationalError:
        return set()
    finally:
        store.close()


def below(pid):
    """Stations of a coordinator, where /proc tells."""
    found = []
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in path.read_text().split()]
    return found


def gone(pids, seconds=10.0):
    """Whether all these processes end."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if not any(Path(f"/proc/{pid}").exists() for pid in pids):
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def crowd(room):
    """Return a class of twenty-four, each with a file of its own."""
    for n in range(12):
        room.hand_in(f"s{n:02}/affine.py", LEARNED.format(n=n + 1))
        room.hand_in(f"t{n:02}/affine.py", WRONG + f"# {n}\n")
    return room


def test_random_kills_change_nothing(crowd):
    """Every kill loses at most what was in flight; the last run's table is the undisturbed one."""
    code, err = finish(start(crowd, "whole"))
    assert code == 0, err
    rng = random.Random(5)
    database = crowd.folder / "cut" / "results.db"
    kills = done = 0
    while kills < KILLS:
        before = graded(database)
        process = start(crowd, "cut")
        time.sleep(rng.uniform(0.0, 1.6))
        stations = below(process.pid)
        ended = process.poll() is not None
        process.kill()
        finish(process)
        kills += not ended
        assert before <= graded(database), "a stored grade was lost"
        assert gone(stations), "stations outlive their coordinator"
        done += ended
        if ended:  # all is graded: begin again, so that kills keep hitting work
            assert (crowd.folder / "cut" / "grades.csv").read_bytes() == (
                crowd.folder / "whole" / "grades.csv"
            ).read_bytes()
            database.unlink()
            for suffix in ("-wal", "-shm"):
                database.with_name(f"results.db{suffix}").unlink(missing_ok=True)
    code, err = finish(start(crowd, "cut"))
    assert code == 0, err
    for name in ("grades.csv", "totals.csv"):
        cut, whole = (crowd.folder / out / name for out in ("cut", "whole"))
        assert cut.read_bytes() == whole.read_bytes()


def test_a_rerun_grades_exactly_what_is_missing(crowd):
    """What was stored is not begun again."""
    process = start(crowd, "cut")
    database = crowd.folder / "cut" / "results.db"
    until = time.monotonic() + 30
    while len(graded(database)) < 5 and time.monotonic() < until:
        time.sleep(0.02)
    process.kill()
    finish(process)
    before = graded(database)
    assert len(before) >= 5
    code, err = finish(start(crowd, "cut"))
    assert code == 0
    assert f"{len(before)} graded before, {24 - len(before)} to grade" in err
    store = sqlite3.connect(database)
    runs = store.execute("SELECT graded FROM run WHERE ended IS NOT NULL").fetchall()
    again = store.execute("SELECT key FROM attempt WHERE run = 2").fetchall()
    store.close()
    assert runs == [(24 - len(before),)]
    assert not {key for (key,) in again} & before


@pytest.mark.parametrize("signals", [1, 2])
def test_an_interrupt_stops_cleanly(crowd, signals):
    """Once: what is in flight is finished. Twice: at once. Both keep what is stored."""
    process = start(crowd, "cut", jobs=1)
    database = crowd.folder / "cut" / "results.db"
    until = time.monotonic() + 30
    while len(graded(database)) < 2 and time.monotonic() < until:
        time.sleep(0.02)
    stations = below(process.pid)
    for _ in range(signals):
        process.send_signal(signal.SIGINT)
        time.sleep(0.01)
    code, err = finish(process)
    assert code == 130, err
    assert "stopping: what is in flight is finished first" in err
    assert "Traceback" not in err
    assert gone(stations)
    assert 2 <= len(graded(database)) < 24
