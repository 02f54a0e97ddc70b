"""`make bench`: start-up, cost per submission, scaling and proofs, measured in one run here."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
LIGHT = (["--help"], ["list"], ["show", "stable-softmax"])
REPEATS = 9
BENCHES = (
    ("bench_class.py",),
    ("bench_watch.py", "--saves", "6"),
    ("bench_sandbox.py", "--runs", "40"),
    ("bench_batch.py", "--sizes", "100", "--cores", "100"),
    ("bench_validate.py", "--sample", "4"),
)
"""In less than six minutes together, on two cores that do nothing else."""


def median_seconds(command: list[str]) -> float:
    """Median wall time of a command, in seconds."""
    times = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print everything."""
    bare = median_seconds([sys.executable, "-c", "pass"])
    print(f"bare Python                 {bare * 1e3:6.0f} ms")
    for arguments in LIGHT:
        spent = median_seconds([sys.executable, "-m", "grader", *arguments])
        print(f"grader {' '.join(arguments):<20} {spent * 1e3:6.0f} ms  {spent / bare:4.1f} x bare")
    for name, *options in BENCHES:
        start = time.perf_counter()
        print(f"\n{name}", flush=True)
        subprocess.run([sys.executable, str(HERE / name), *options], check=True)
        print(f"{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
