"""What real exercises cost: one check, a class, a failing file, a loop; beside what is unavoidable.

    python tests/bench/bench_class.py [--size N] [--repeats N]

Each figure stands beside one that was taken in turn with it: the import of the library, or a plain
Python process that imports it and calls the file on as many cases. Only the ratios say something
where other work is on the machine; the class counts CPU time of all its processes.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pickle
import pty
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from grader.content import Content
from grader.model import Stock
from grader.numerics.leaves import mapped
from grader.trial import Cases

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "exercises"))

from corpus import edited

ROOT = Path(__file__).resolve().parents[2]
TESTS = ROOT / "tests"
ATTENTION = "scaled-dot-product-attention"
CLASSES = (
    ("numpy", "layer-norm"),
    ("numpy", "stable-softmax"),
    ("numpy", ATTENTION),
    ("numpy", "svm-smo"),
    ("numpy", "perceptron-learning"),
    ("torch", ATTENTION),
)
AIMS = {"svm-smo": 120}
"""Milliseconds of CPU of a submission, start-up included; 60 elsewhere."""
WRONG = tuple(
    TESTS / "wrong" / name
    for name in (
        f"{ATTENTION}/tensorflow_tutorial.py",
        "layer-norm/median_centred.py",
        "perceptron-learning/forth_and_back.edit",
    )
)
"""Wrong files: two that get a name, and one whose mistake nobody knows."""
PLAINS = {"numpy": 8, "torch": 4}
"""Files that plain processes run."""
LOOP = """import numpy as np


def layer_norm(x, normalized_shape, weight=None, bias=None, eps=1e-5):
    while True:
        x = x + 0
"""
PLAIN = """
import pickle, sys
import numpy as np
sys.path.insert(0, sys.argv[1])
import submission
with open(sys.argv[2], "rb") as file:
    calls = pickle.load(file)
def changed(value):
    if isinstance(value, tuple) and value[:1] == ("kernel",):
        gamma = value[2].get("gamma")
        if gamma is None:
            return lambda a, b: a @ b.T
        return lambda a, b: np.exp(-gamma * np.square(a[:, None] - b).sum(-1))
    torch = sys.modules.get("torch")
    return torch.from_numpy(value) if torch and isinstance(value, np.ndarray) else value
if sys.argv[3] == "torch":
    import torch
for entry, inputs in calls:
    inputs = {name: changed(value) for name, value in inputs.items()}
    try:
        np.testing.assert_allclose(np.asarray(getattr(submission, entry)(**inputs)), 0)
    except Exception:
        pass
"""


class Took(NamedTuple):
    """Seconds on the wall, and of CPU of a process and all below it."""

    wall: float
    cpu: float


class Bench:
    """Commands in a folder of their own."""

    def __init__(self, folder: Path, repeats: int) -> None:
        self.folder, self.repeats = folder, repeats
        self.environ = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "GRADER_CONTENT": str(ROOT),
            "GRADER_HOME": str(folder / "home"),
        }
        self.content = Content(ROOT)

    def took(self, *command: str) -> Took:
        """Run a command once."""
        before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        subprocess.run(command, env=self.environ, cwd=self.folder, check=False, **quiet)
        wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        return Took(wall, sum(after[:2]) - sum(before[:2]))

    def in_turn(self, *commands: list[str]) -> list[Took]:
        """Run commands in turn, several times; return the medians of each."""
        runs = [[self.took(*command) for command in commands] for _ in range(self.repeats)]
        columns = zip(*runs, strict=True)
        return [Took(*map(statistics.median, zip(*column, strict=True))) for column in columns]

    def check(self, path: Path, exercise: str) -> list[str]:
        if path.suffix == ".edit":
            path, text = self.folder / f"{path.stem}.py", edited(path)
            path.write_text(text)
        return [*GRADER, "check", str(path), "--exercise", exercise, "--seed", "1"]

    # ------------------------------------------------------------------ what is measured

    def checks(self) -> None:
        """A fresh command, beside the import of its library; a wrong file with its diagnosis."""
        rows = [
            ("right, NumPy", right(ATTENTION, "numpy")[0], "numpy", "5 x"),
            ("right, torch", right(ATTENTION, "torch")[0], "torch", "1.3 x"),
            *((f"wrong, {path.stem}", path, "numpy", "0.8 s") for path in WRONG),
        ]
        for what, path, library, aim in rows:
            ours, bare = self.in_turn(
                self.check(path, path.parent.name), [sys.executable, "-c", f"import {library}"]
            )
            print(
                f"check, {what:<35} {ours.wall:6.2f} s  {ours.wall / bare.wall:5.1f} x"
                f" `import {library}` (aim {aim})  CPU {ours.cpu:.2f} s,"
                f" {ours.cpu / bare.cpu:.1f} x",
                flush=True,
            )

    def loop(self) -> None:
        """A file that never ends."""
        path = self.folder / "layer_norm.py"
        path.write_text(LOOP)
        [ours] = self.in_turn(self.check(path, "layer-norm"))
        said = subprocess.run(
            self.check(path, "layer-norm"), env=self.environ, capture_output=True, text=True
        ).stdout
        named = "with its line" if re.search(r"line [56]\b", said) else "WITHOUT ITS LINE"
        print(
            f"check, endless loop, {named:<21} {ours.wall:6.2f} s (aim 3 s)  CPU {ours.cpu:.2f} s"
        )

    def first_line(self) -> None:
        """How soon a person at a terminal sees anything."""
        seconds = []
        for _ in range(self.repeats):
            ours, theirs = pty.openpty()
            start = time.perf_counter()
            command = self.check(right(ATTENTION, "numpy")[0], ATTENTION)
            process = subprocess.Popen(
                command, stdout=theirs, stderr=theirs, env=self.environ, cwd=self.folder
            )
            os.close(theirs)
            os.read(ours, 1)
            seconds.append(time.perf_counter() - start)
            with contextlib.suppress(OSError):  # how a terminal ends
                while os.read(ours, 1 << 16):  # nobody wants the rest: it must not block
                    pass
            process.wait()
            os.close(ours)
        print(f"check, first output {statistics.median(seconds):29.2f} s (aim 0.2 s)")

    def classes(self, size: int) -> None:
        """Distinct right files, all checks, start-up included; in turn with plain processes."""
        for library, exercise in CLASSES:
            source = self.a_class(exercise, library, size)
            bare = [sys.executable, "-c", f"import {library}"]
            plain = self.plain(exercise, library)
            beside = [self.mean(plain), self.took(*bare).cpu]
            out = self.folder / f"out-{exercise}-{library}"
            argv = ["batch", str(source), "--out", str(out), "--seed", "1", "--jobs", "1"]
            ours = self.took(*GRADER, *argv).cpu / size
            process, imported = (
                (beside[0] + self.mean(plain)) / 2,
                (beside[1] + self.took(*bare).cpu) / 2,
            )
            print(
                f"class of {size}, {exercise + ', ' + library:<37} {1e3 * ours:5.0f} ms CPU each"
                f" (aim {AIMS.get(exercise, 60)})  {ours / process:5.2f} x a plain process"
                f"  {ours / imported:5.2f} x its import",
                flush=True,
            )

    def mean(self, commands: list[list[str]]) -> float:
        """Return the mean CPU time of some commands."""
        return statistics.mean(self.took(*command).cpu for command in commands)

    def a_class(self, exercise: str, library: str, size: int) -> Path:
        """Write a class, every file another."""
        texts = [path.read_text() for path in right(exercise, library)]
        folder = self.folder / f"class-{exercise}-{library}"
        for n in range(size):
            path = folder / f"s{n:03}" / f"{exercise.replace('-', '_')}.py"
            path.parent.mkdir(parents=True)
            path.write_text(f"{texts[n % len(texts)]}\n# {n}\n")
        return folder

    def plain(self, exercise: str, library: str) -> list[list[str]]:
        """Return what imports NumPy or torch and calls a file on every case, for each right file."""
        pickled = self.folder / f"calls-{exercise}"
        pickled.write_bytes(pickle.dumps(list(self.calls(exercise))))
        commands = []
        for path in right(exercise, library)[: PLAINS[library]]:
            module = self.folder / f"plain-{library}" / path.stem / "submission.py"
            module.parent.mkdir(parents=True, exist_ok=True)
            module.write_text(path.read_text())
            argv = [str(module.parent), str(pickled), library]
            commands.append([sys.executable, "-c", PLAIN, *argv])
        return commands

    def calls(self, exercise: str) -> Iterator[tuple[str, dict[str, object]]]:
        """Yield the calls that the checks of an exercise make on their cases, one each."""
        task = self.content.exercise(exercise)
        cases = Cases(task, 1)
        for check in task.checks:
            for name in check.cases:
                case = cases.draw(task.cases[name])
                yield case.entry, mapped(case.inputs, _kernel)


def _kernel(leaf: object) -> object:
    """Return what tells a plain process of a kernel, which it makes itself."""
    return ("kernel", leaf.name, dict(leaf.parameters)) if isinstance(leaf, Stock) else leaf


GRADER = (sys.executable, "-m", "grader")


def right(exercise: str, library: str) -> list[Path]:
    """Return the right submissions in a library."""
    paths = sorted((TESTS / "correct" / exercise).glob("*.py"))
    return [path for path in paths if ("torch" in path.read_text()) == (library == "torch")]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--size", type=int, default=40, help="submissions of a class")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.repeats)
        bench.checks()
        bench.first_line()
        bench.loop()
        bench.classes(options.size)


if __name__ == "__main__":
    main()
