"""How soon `grader check --watch` answers after a save, beside a fresh `grader check`.

Run it with `python tests/bench/bench_watch.py [--saves N]`. From the end of the save to the first
byte of the answer; for a right file that is the line which says that it is right, before the race
of the `speed` check, and for a wrong one the whole report, with its diagnosis.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READY = b"watching:"
FILES = (
    ("numpy", "margins", "correct/margins/hypot.py"),
    ("numpy", "layer-norm", "correct/layer-norm/mean_and_var.py"),
    ("numpy", "layer-norm", "wrong/layer-norm/median_centred.py"),
    ("torch", "layer-norm", "correct/layer-norm/torch_var_mean.py"),
    (
        "torch",
        "scaled-dot-product-attention",
        "correct/scaled-dot-product-attention/torch_by_hand.py",
    ),
)
"""The library, the exercise and the submission under `tests/`."""


class Watching:
    """One `grader check FILE --watch`, over a copy of a submission."""

    def __init__(self, folder: Path, exercise: str, source: str) -> None:
        self.path, self.source = folder / "work.py", source
        self.path.write_text(source, encoding="utf-8")
        self.command = [sys.executable, "-m", "grader", "check", str(self.path)]
        self.command += ["--exercise", exercise]
        self.environ = {**os.environ, "GRADER_CONTENT": str(ROOT), "PYTHONPATH": str(ROOT)}
        self.process = subprocess.Popen(
            [*self.command, "--watch"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={**self.environ, "PYTHONUNBUFFERED": "1"},
        )
        self._answer()

    def save(self, number: int) -> tuple[float, float]:
        """Save a change; return the seconds to the first byte and to the end of the answer."""
        self.path.write_text(f"{self.source}\n# {number}\n", encoding="utf-8")
        return self._answer()

    def _answer(self) -> tuple[float, float]:
        start, first, said = time.perf_counter(), 0.0, b""
        assert self.process.stdout is not None
        while READY not in said:
            part = os.read(self.process.stdout.fileno(), 1 << 16)
            if not part:
                raise RuntimeError(said.decode("utf-8", "replace"))
            first = first or time.perf_counter() - start
            said += part
        return first, time.perf_counter() - start

    def fresh(self) -> float:
        """Seconds that the same check takes as a command of its own."""
        start = time.perf_counter()
        subprocess.run(
            self.command,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.path.parent,
            env=self.environ,
            check=False,
        )
        return time.perf_counter() - start

    def close(self) -> None:
        self.process.kill()
        self.process.communicate()


def main() -> None:
    """Print a line per file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=15)
    saves = parser.parse_args().saves
    print(f"{'after a save':<44}  first answer (p90)        all of it   fresh command")
    for library, exercise, name in FILES:
        source = (ROOT / "tests" / name).read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            watching = Watching(Path(folder), exercise, source)
            try:
                fresh = watching.fresh()
                seen = []
                for number in range(saves):
                    time.sleep(0.3)  # as someone who types
                    seen.append(watching.save(number))
            finally:
                watching.close()
        first = sorted(one for one, _ in seen)
        whole = statistics.median(two for _, two in seen)
        what = f"{library} {exercise}, {'right' if name.startswith('correct') else 'wrong'}"
        print(
            f"{what:<44}  {statistics.median(first) * 1e3:6.0f} ms ({first[-2] * 1e3:4.0f})"
            f"  {whole * 1e3:13.0f} ms  {fresh * 1e3:11.0f} ms",
            flush=True,
        )


if __name__ == "__main__":
    main()
