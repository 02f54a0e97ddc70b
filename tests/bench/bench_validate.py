"""What it costs to prove the course: `grader author validate`, in seconds of CPU for each exercise.

    python tests/bench/bench_validate.py [--sample N] [EXERCISE|QUIZ ...]

Without names, everything is proven, which takes many minutes; `--sample N` proves N exercises at
equal distances in the course, and says what all of them cost at that rate. CPU is that of the
command and of all its workers, as the kernel counts it; the load of the machine changes it little.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from pathlib import Path

from grader.content import find_content
from grader.content.quizzes import Quizzes


def spent(target: str) -> tuple[float, float, str]:
    """Return the CPU and wall seconds of one proof, and its first line."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    command = [sys.executable, "-m", "grader", "author", "validate", target, "--seed", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    after, wall = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter() - start
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, wall, (done.stdout.splitlines() or done.stderr.splitlines() or ["?"])[0]


def main() -> None:
    """Print a line for each, and the sum in minutes."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("targets", nargs="*")
    options = parser.parse_args()
    course = find_content(None, {}, Path.cwd())
    everything = [*course.ids, *(head.id for head in Quizzes(course).heads)]
    targets = options.targets or everything
    if options.sample:
        step = len(course.ids) / options.sample
        targets = [course.ids[int((place + 0.5) * step)] for place in range(options.sample)]
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    total = 0.0
    for target in targets:
        cpu, wall, line = spent(target)
        total += cpu
        print(f"  {cpu:8.1f} s CPU {wall:8.1f} s wall   {line}", flush=True)
    print(f"  {total / 60:8.1f} CPU minutes for {len(targets)} proofs")
    if options.sample:
        whole = total / 60 * len(course.ids) / len(targets)
        print(f"  {whole:8.1f} CPU minutes for all {len(course.ids)} exercises, at that rate")


if __name__ == "__main__":
    main()
