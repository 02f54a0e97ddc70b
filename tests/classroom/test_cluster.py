"""The Dask engine on a local cluster: a submission that kills its worker hurts no other."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .handed_in import CRASH, LOOP, RIGHT, WRONG

ROOT = Path(__file__).parent.parent.parent
CLUSTER = """
import sys
import dask
import distributed
from grader.classroom.cluster import SETTINGS
if __name__ == "__main__":
    dask.config.set(SETTINGS)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as cluster:
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()
"""


@pytest.fixture
def scheduler(tmp_path):
    """Start a scheduler and two workers of one thread, and return the address."""
    pytest.importorskip("distributed", reason="the extra `dask` is not installed")
    script = tmp_path / "cluster.py"
    script.write_text(CLUSTER)
    paths = [str(ROOT), str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")]
    process = subprocess.Popen(
        [sys.executable, script],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    address = process.stdout.readline().strip()
    assert address.startswith("tcp://"), "the cluster did not start"
    yield address
    process.stdin.close()
    process.stdout.close()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


@pytest.mark.filterwarnings("ignore")
def test_no_innocent_is_hurt(room, scheduler, monkeypatch):
    """Those that kill their worker are engine errors after three attempts, and only those."""
    monkeypatch.syspath_prepend(Path(__file__).parent)  # the workers know it by this name, too
    from deadly import Deadly

    from grader.classroom.cluster import Cluster

    monkeypatch.setattr(Cluster, "work", lambda self: Deadly(self.setup))
    for n in range(6):
        room.hand_in(f"r{n}/affine.py", RIGHT + f"# {n}\n")
        room.hand_in(f"w{n}/affine.py", WRONG + f"# {n}\n")
    room.hand_in("loop/affine.py", LOOP)
    room.hand_in("crash/affine.py", CRASH)
    for n in range(2):
        room.hand_in(f"deadly{n}/affine.py", RIGHT + f"# DEADLY {n}\n")
    done = room("batch", "in", "--out", "out", "--engine", "dask", "--scheduler", scheduler)
    assert done.code == 4, done.err
    states = {student: state for (student, _), state in room.states().items()}
    assert states == {
        **{f"r{n}": "passed" for n in range(6)},
        **{f"w{n}": "failed" for n in range(6)},
        **{"loop": "failed", "crash": "failed"},
        **{f"deadly{n}": "not graded" for n in range(2)},
    }
    assert "warning: 2 not graded: the engine failed: KilledWorker\n" in done.err


def test_without_dask_the_way_to_it_is_said(room, monkeypatch):
    """One line, with the extra's name."""
    monkeypatch.setitem(sys.modules, "dask", None)
    room.hand_in("ada/affine.py")
    done = room("batch", "in", "--out", "out", "--engine", "dask", "--scheduler", "tcp://x:1")
    assert done.code == 2
    assert done.err.endswith("hint: pip install 'textbook-grader[dask]'\n")
