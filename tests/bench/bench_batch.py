"""What a class costs: time and CPU per submission, memory, use of the cores, against other ways.

    python tests/bench/bench_batch.py [--sizes 100 1000] [--large] [--peers] [--json FILE]

Every figure is taken in one run on one machine, and says what it is; other work on the machine
disturbs wall times more than CPU times. Every verdict is compared with the one it must get.
`--large` adds a class of 10,000. `--peers` adds gradescope-utils, nbgrader and otter-grader on the
same twenty submissions, in an environment of their own that is thrown away.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from peers import commands as peer_commands
from peers import install

ROOT = Path(__file__).parent.parent.parent
LIMITS = "limits: {call: 1, load: 5, total: 3, memory: 268435456}\n"
KINDS = {
    "right": ("passed", "import numpy as np\n\n\ndef affine(x):\n    return x + x + 1\n"),
    "wrong": ("failed", "import numpy as np\n\n\ndef affine(x):\n    return 2 * x\n"),
    "raises": ("failed", "def affine(x):\n    raise ValueError('no')\n"),
    "crash": ("failed", "import os\n\n\ndef affine(x):\n    os.abort()\n"),
    "hungry": ("failed", "def affine(x):\n    return [bytearray(1 << 24) for _ in range(999)]\n"),
    "loop": ("failed", "def affine(x):\n    while True:\n        pass\n"),
}
MIX = ("right",) * 22 + ("wrong",) * 22 + ("raises",) * 3 + ("crash", "hungry", "loop")
"""Of fifty."""
GRADE = """
import sys
from pathlib import Path
from grader.cli import main
code = main(sys.argv[2:])
peak = [line for line in Path("/proc/self/status").read_text().splitlines() if "VmHWM" in line]
Path(sys.argv[1]).write_text(peak[0].split()[1])
sys.exit(code)
"""
PLAIN = """
import sys
import numpy as np
sys.path.insert(0, {folder!r})
from affine import affine
rng = np.random.default_rng(0)
for shape in ((3, 5), (4,), (2, 3, 4), (2, 2), (7,)):
    x = rng.standard_normal(shape)
    try:
        np.testing.assert_allclose(affine(x), 2 * x + 1)
    except Exception as error:
        print(type(error).__name__)
"""
PYTEST = """
import numpy as np
import pytest
from affine import affine
@pytest.mark.parametrize("shape", [(3, 5), (4,), (2, 3, 4), (2, 2), (7,)])
def test_affine(shape):
    x = np.random.default_rng(0).standard_normal(shape)
    np.testing.assert_allclose(affine(x), 2 * x + 1)
"""


@dataclass
class Cost:
    """What some work took. CPU is that of all processes of it."""

    what: str
    submissions: int
    wall_s: float
    cpu_s: float
    note: str = ""

    @property
    def line(self) -> str:
        each = 1000 * self.cpu_s / self.submissions
        rate = self.submissions / self.wall_s
        return (
            f"{self.what:<34} {self.submissions:>6}  {self.wall_s:>7.1f} s  {rate:>7.1f} /s"
            f"  {each:>8.1f} ms CPU each  {self.note}"
        )


def measured(what: str, count: int, commands: list[list[str]], **more: object) -> Cost:
    """Run commands side by side and take their time, and the CPU of all below them."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **more}
    running = [subprocess.Popen(command, **quiet) for command in commands]
    codes = [process.wait() for process in running]
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    bad = [code for code in codes if code not in (0, 1)]
    return Cost(what, count, wall, cpu, f"exit codes {bad}" if bad else "")


class Bench:
    """A course, classes of several sizes, and what was measured."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.costs = folder, []
        self.environ = {**os.environ, "PYTHONPATH": str(ROOT), "GRADER_CONTENT": str(folder)}
        (folder / "exercises").mkdir()
        self.grader("author", "new", "affine", "--track", "01-basics")
        path = folder / "exercises" / "01-basics" / "affine.yaml"
        text = path.read_text()
        path.write_text(text.replace("\ncases:", f"\n{LIMITS}cases:", 1))

    def grader(self, *argv: str) -> None:
        subprocess.run(self.command(*argv), env=self.environ, check=True, capture_output=True)

    def command(self, *argv: str) -> list[str]:
        return [sys.executable, "-m", "grader", *argv]

    def add(self, cost: Cost) -> Cost:
        self.costs.append(cost)
        print(cost.line, flush=True)
        return cost

    def a_class(self, size: int, kinds: tuple[str, ...] = MIX) -> Path:
        """Write a class, every file another."""
        folder = self.folder / f"class-{size}-{len(set(kinds))}"
        for n in range(size):
            kind = kinds[n % len(kinds)]
            path = folder / f"{kind}-{n:05}" / "affine.py"
            path.parent.mkdir(parents=True)
            path.write_text(KINDS[kind][1] + f"# {n}\n")
        return folder

    def batch(self, what: str, source: Path, size: int, *more: str, parts: int = 1) -> Cost:
        """Grade a class, in one process or in several halves at once; check every verdict."""
        outs = [self.folder / f"out-{what.replace(' ', '-')}-{size}-{n}" for n in range(parts)]
        commands = []
        for n, out in enumerate(outs):
            shard = ["--shard", f"{n + 1}/{parts}"] if parts > 1 else []
            argv = ["batch", str(source), "--out", str(out), "--seed", "1", *shard, *more]
            commands.append([sys.executable, "-c", GRADE, f"{out}.peak", *argv])
        cost = measured(what, size, commands, env=self.environ)
        peak = max(int(Path(f"{out}.peak").read_text()) for out in outs)
        cost.note += f"{self.verdicts(outs)}; coordinator {peak / 1024:.0f} MB"
        return self.add(cost)

    def verdicts(self, outs: list[Path]) -> str:
        right = wrong = 0
        for out in outs:
            with (out / "grades.csv").open(newline="") as file:
                for row in csv.DictReader(file):
                    if row["note"] == "not graded yet":
                        continue
                    good = row["state"] == KINDS[row["student"].split("-")[0]][0]
                    right, wrong = right + good, wrong + (not good)
        return f"{right} verdicts right, {wrong} wrong"

    # ------------------------------------------------------------------ what is measured

    def sizes(self, sizes: list[int]) -> None:
        """Cost over size, beyond the smallest class, and the coordinator's memory."""
        costs = [self.batch("grader batch", self.a_class(size), size) for size in sizes]
        first = costs[0]
        for cost in costs[1:]:
            more = cost.submissions - first.submissions
            each = 1000 * (cost.cpu_s - first.cpu_s) / more
            print(
                f"  from {first.submissions} to {cost.submissions}: {each:.1f} ms CPU for each more"
            )

    def cores(self, size: int) -> None:
        """Both cores in one run, against two halves that know nothing of each other."""
        source = self.a_class(size, ("right", "wrong"))
        one = self.batch("one run, 2 jobs", source, size, "--jobs", "2")
        two = self.batch("two halves, 1 job each", source, size, "--jobs", "1", parts=2)
        print(f"use of the cores: {100 * two.wall_s / one.wall_s:.0f} % of two halves' rate")

    def others(self, peers: bool) -> None:
        """The same twenty submissions, one process each."""
        kinds = ("right", "wrong")
        source = self.a_class(20, kinds)
        files = sorted(source.glob("*/affine.py"))
        ours = self.batch("grader batch, 20", source, 20, "--jobs", "1")
        plain = [[sys.executable, "-c", PLAIN.format(folder=str(f.parent))] for f in files]
        for what, commands in (
            ("plain Python process", plain),
            ("pytest process", self.tests(files)),
        ):
            self.ratio(ours, self.one_by_one(what, commands))
        if peers:
            python = install(self.folder)
            for what, commands, place in peer_commands(python, self.folder, files):
                environ = {"PATH": f"{python.parent}:/usr/bin:/bin", "HOME": str(place)}
                self.ratio(ours, self.one_by_one(what, commands, cwd=place, env=environ))

    def ratio(self, ours: Cost, other: Cost) -> None:
        print(f"  {other.cpu_s / ours.cpu_s:.1f} times the grader's CPU (its start-up included)")

    def one_by_one(self, what: str, commands: list[list[str]], **more: object) -> Cost:
        """Run commands one after another; together they are for the twenty."""
        parts = [measured(what, 1, [command], **{"cwd": "/tmp", **more}) for command in commands]
        wall, cpu = sum(p.wall_s for p in parts), sum(p.cpu_s for p in parts)
        return self.add(Cost(what, 20, wall, cpu, parts[0].note))

    def tests(self, files: list[Path]) -> list[list[str]]:
        for file in files:
            (file.parent / "test_affine.py").write_text(PYTEST)
        options = ["-q", "-p", "no:cacheprovider", "--noconftest", "-c", os.devnull]
        return [
            [sys.executable, "-m", "pytest", *options, "--rootdir", str(f.parent), str(f.parent)]
            for f in files
        ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--cores", type=int, default=200, help="size for the use of the cores")
    parser.add_argument("--large", action="store_true", help="a class of 10,000, too")
    parser.add_argument("--peers", action="store_true", help="install and measure other graders")
    parser.add_argument("--json", type=Path)
    options = parser.parse_args()
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = (
        "1"  # pytest itself, not what is installed beside
    )
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        bench.others(options.peers)
        bench.cores(options.cores)
        bench.sizes([*options.sizes, *([10_000] if options.large else [])])
        if options.json:
            options.json.write_text(json.dumps([asdict(cost) for cost in bench.costs], indent=1))


if __name__ == "__main__":
    main()
