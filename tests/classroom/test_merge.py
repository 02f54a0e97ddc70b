"""Shards and their merge: each submission in one share, the merged grades those of one run."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grader.classroom.plan import Shard

from .handed_in import LOOP, RIGHT, WRONG

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def crowd(room):
    """Return a class of nine, two of them with the same file."""
    for n in range(4):
        room.hand_in(f"r{n}/affine.py", RIGHT + f"# {n}\n")
        room.hand_in(f"w{n}/affine.py", WRONG + f"# {n}\n")
    room.hand_in("twin/affine.py", RIGHT + "# 0\n")
    return room


def test_every_key_is_in_one_share():
    """Whatever the number of shares."""
    for count in (1, 2, 7, 50):
        shards = [Shard(index, count) for index in range(1, count + 1)]
        for key in (os.urandom(16) for _ in range(100)):
            assert sum(shard.has(key) for shard in shards) == 1


def test_merged_shards_equal_one_run(crowd):
    """Byte for byte."""
    crowd("batch", "in", "--out", "whole", "--jobs", "1", "--seed", "3")
    for index in (1, 2):
        done = crowd("batch", "in", "--out", f"s{index}", "--seed", "3", "--shard", f"{index}/2")
        assert done.code == 0, done.err
    done = crowd("merge", "out", "s1", "s2")
    assert (done.code, done.out) == (0, "9 of 9 have a mark\n")
    for name in ("grades.csv", "totals.csv"):
        merged = (crowd.folder / "out" / name).read_bytes()
        assert merged == (crowd.folder / "whole" / name).read_bytes()
    counts = [len([r for r in crowd.grades(f"../s{i}/grades.csv") if r["score"]]) for i in (1, 2)]
    assert sum(counts) == 9
    assert min(counts) > 0
    again = crowd("merge", "out", "s1", "s2")
    assert "s1: 0 grades\ns2: 0 grades" in again.err


def test_a_missing_shard_is_said(crowd):
    """Its submissions have no mark, and no zero."""
    crowd("batch", "in", "--out", "s1", "--seed", "3", "--shard", "1/2")
    done = crowd("merge", "out", "s1")
    assert "are not graded: is a shard missing?" in done.err
    assert {row["state"] for row in crowd.grades()} >= {"not graded"}


def test_shards_of_other_seeds_are_refused(crowd):
    """Their inputs differ; nothing of the second is taken over."""
    for index in (1, 2):
        crowd("batch", "in", "--out", f"s{index}", "--seed", str(index), "--shard", f"{index}/2")
    done = crowd("merge", "out", "s1", "s2")
    assert done.code == 2
    assert "`s2` was graded with seed 2, the others with 1" in done.err


def test_what_is_no_shard_stops_before_anything(crowd):
    """Nothing is written."""
    done = crowd("merge", "out", "in")
    assert (done.code, (crowd.folder / "out").exists()) == (2, False)
    assert "no results in" in done.err


def slurm() -> bool:
    """Whether a node of Slurm is up."""
    if not shutil.which("sbatch") or not shutil.which("sinfo"):
        return False
    try:
        done = subprocess.run(["sinfo", "-h", "-o", "%a %T"], capture_output=True, timeout=5)
    except subprocess.TimeoutExpired:
        return False
    return b"up idle" in done.stdout or b"up mixed" in done.stdout


def test_a_slurm_array(crowd):
    """One task of the array per shard, on one node."""
    if not slurm():
        pytest.skip("there is no Slurm node")
    crowd.hand_in("loop/affine.py", LOOP)
    command = (
        f"cd {crowd.folder} && GRADER_CONTENT={crowd.course} PYTHONPATH={ROOT} {sys.executable}"
        " -m grader batch in --out s$SLURM_ARRAY_TASK_ID --seed 3 --jobs 1"
        " --shard $SLURM_ARRAY_TASK_ID/2"
    )
    argv = [
        "sbatch",
        "--wait",
        "--array=1-2",
        f"--output={crowd.folder}/%a.log",
        f"--wrap={command}",
    ]
    subprocess.run(argv, check=True, timeout=120)
    time.sleep(0.5)
    done = crowd("merge", "out", "s1", "s2")
    assert done.out == "10 of 10 have a mark\n"
