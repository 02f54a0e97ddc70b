"""What a submission costs: start, load, three hidden cases, compare, reap; against other ways.

Run it with `python tests/bench/bench_sandbox.py [--runs N] [--backend numpy] [--core]`. It is all
measured in the same run, interleaved, because absolute times say little on a busy machine.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

from grader.model import Call, Job, Limits, Returned
from grader.sandbox import _zygote
from grader.sandbox.process import ProcessSandbox
from grader.sandbox.zygote import ZygoteSandbox

NUMPY = b"""
import numpy as np

def solve(q, k, v):
    scores = q @ k.T / np.sqrt(q.shape[-1])
    scores = scores - scores.max(-1, keepdims=True)
    weights = np.exp(scores)
    return weights / weights.sum(-1, keepdims=True) @ v
"""
TORCH = b"""
import torch

def solve(q, k, v):
    q = q.clone().requires_grad_(True)
    scores = q @ k.T / q.shape[-1] ** 0.5
    out = torch.softmax(scores, -1) @ v
    out.sum().backward()
    return out.detach()
"""
SOURCES = {"numpy": NUMPY, "torch": TORCH}
FORBIDDEN = {
    "numpy": ("numpy.dot", "numpy.vdot", "numpy.inner", "numpy.einsum", ".dot"),
    "torch": ("layer_norm", "group_norm", "instance_norm", "batch_norm", "rms_norm"),
}

# the same machinery with every layer left out: what remains is the price of forking
_BARE = """
import sys; sys.path.insert(0, {path!r})
from worker.forking import without_hooks; without_hooks()
from worker import zygote
from worker.confine import account, landlock, limits, seccomp, descriptors
sys.path.pop(0)
nothing = lambda *args, **wants: 0
account.drop = account.forbid_privileges = seccomp.install = nothing
seccomp.Prepared.install = limits.impose = limits.impose_common = nothing
landlock.restrict = descriptors.isolate = nothing
zygote._prove_no_files = zygote._prove_no_network = nothing
zygote.main()
"""
# ... and without huge pages
_SMALL_PAGES = "zygote.HugePages.collapse = nothing\nzygote.main()"


def cases() -> list[dict[str, Any]]:
    rng = np.random.default_rng(0)
    shapes = [(3, 4, 5), (8, 8, 8), (1, 2, 16)]
    return [
        {
            "q": rng.normal(size=(n, d)),
            "k": rng.normal(size=(m, d)),
            "v": rng.normal(size=(m, d)),
        }
        for n, m, d in shapes
    ]


def truth(case: dict[str, Any]) -> Any:
    scores = case["q"] @ case["k"].T / np.sqrt(case["q"].shape[-1])
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    return weights / weights.sum(-1, keepdims=True) @ case["v"]


CASES = [(case, truth(case)) for case in cases()]


def submission(sandbox: Any, backend: str, forbid: tuple[str, ...] = ()) -> float:
    """Grade one submission; return the CPU time of its worker, in seconds."""
    job = Job(SOURCES[backend], "submission.py", backend, Limits(), forbid=forbid)
    session = sandbox.open(job)
    try:
        assert session.load() == Returned(None), "the submission did not load"
        for case, want in CASES:
            seen = session.run(Call("solve", case, ("q", "k", "v")))
            assert isinstance(seen, Returned), seen
            assert np.allclose(seen.value.data, want)
    finally:
        session.close()
    return float(session.child.cpu_seconds())


class Cold(ZygoteSandbox):
    """Without a child forked ahead."""

    def _prepare(self, profile: Any) -> None:
        pass


def bare(backend: str, *, huge: bool = True) -> Cold:
    """A zygote without any confinement, a child forked per submission."""
    sandbox = Cold()
    boot = _BARE if huge else _BARE.replace("zygote.main()", _SMALL_PAGES)
    with mock.patch.object(_zygote, "_BOOT", boot):
        submission(sandbox, backend)
    return sandbox


@dataclass
class Way:
    """One way to grade a submission, and how often to measure it."""

    run: Callable[[], float]
    """Returns the CPU time of workers, in seconds, where nobody waits for them."""
    runs: int
    pause: float = 0.0
    zygotes: Callable[[], Iterable[Any]] = tuple

    def cpu(self) -> float:
        """CPU time so far of the grader, its zygotes and what it waited for."""
        waited = resource.getrusage(resource.RUSAGE_CHILDREN)
        theirs = sum(time.clock_gettime((~z.pid << 3) | 2) for z in self.zygotes())
        return time.process_time() + waited.ru_utime + waited.ru_stime + theirs

    def measure(self) -> tuple[float, float]:
        """Return wall and CPU seconds of one submission."""
        time.sleep(self.pause)
        cpu, wall = self.cpu(), time.perf_counter()
        workers = self.run()
        return time.perf_counter() - wall, self.cpu() - cpu + workers


def forked(
    sandbox: Any, backend: str, runs: int, pause: float = 0.0, forbid: tuple[str, ...] = ()
) -> Way:
    zygotes = sandbox._zygotes.values
    return Way(lambda: submission(sandbox, backend, forbid), runs, pause, zygotes)


def pytest_process(backend: str) -> float:
    """What a course does without a grader."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "submission.py").write_bytes(SOURCES[backend])
        convert = "torch.from_numpy(a)" if backend == "torch" else "a"
        lines = [
            f"import numpy as np, {backend}",
            "from submission import solve",
            "import pytest",
            "@pytest.mark.parametrize('n', [3, 8, 1])",
            "def test(n):",
            "    rng = np.random.default_rng(n)",
            f"    x = [{convert} for a in (rng.normal(size=(n, 8)) for _ in range(3))]",
            "    assert solve(*x).shape == (n, 8)",
        ]
        (Path(folder) / "test_submission.py").write_text("\n".join(lines), encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", folder]
        subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return 0.0


def fresh_process(sandbox: ProcessSandbox, backend: str) -> float:
    """An interpreter and an import per submission."""
    submission(sandbox, backend)
    return 0.0


def measure(ways: dict[str, Way]) -> dict[str, list[tuple[float, float]]]:
    """Run the ways in turn, some submissions each: a class is graded by one of them, warm."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ways}
    for way in ways.values():
        for _ in range(WARM if way.runs > WARM else 1):
            way.run()
    for lap in range(0, max(way.runs for way in ways.values()), BLOCK):
        for name, way in ways.items():
            found[name] += [way.measure() for _ in range(min(BLOCK, way.runs - lap))]
    return found


def report(backend: str, found: dict[str, list[tuple[float, float]]]) -> None:
    base = statistics.median(wall for wall, _ in found[BARE])
    print(f"{backend}, ms per submission (start, load, 3 cases, compare, reap)")
    print(
        f"  {'':34}{'median':>9}{'p10':>9}{'p99':>9}{'CPU':>9}{'x bare':>9}{'a second and core':>20}"
    )
    for name, times in found.items():
        walls = sorted(wall for wall, _ in times)
        median = statistics.median(walls)
        p10, p99 = (walls[int(q * (len(walls) - 1))] for q in (0.1, 0.99))
        cpu = statistics.median(cpu for _, cpu in times)
        print(
            f"  {name:34}{1e3 * median:9.2f}{1e3 * p10:9.2f}{1e3 * p99:9.2f}{1e3 * cpu:9.2f}"
            f"{median / base:9.2f}{1 / cpu:20.0f}"
        )
    share = [statistics.median(x[i] for x in found[COLD]) for i in (0, 1)]
    bare = [statistics.median(x[i] for x in found[BARE]) for i in (0, 1)]
    print(
        f"  the layers' own share: {1e3 * (share[0] - bare[0]):.2f} ms wall, "
        f"{1e3 * (share[1] - bare[1]):.2f} ms CPU"
    )


BLOCK, WARM = 20, 10
BARE, COLD = "bare fork, no sandbox", "zygote, forked for it"


def bench(backend: str, runs: int) -> None:
    few = max(2, runs // 40)
    with (
        contextlib.closing(ZygoteSandbox()) as ahead,
        contextlib.closing(ZygoteSandbox()) as watching,
        contextlib.closing(ZygoteSandbox()) as refusing,
        contextlib.closing(Cold()) as cold,
        contextlib.closing(ProcessSandbox()) as process,
        contextlib.closing(bare(backend)) as naked,
        contextlib.closing(bare(backend, huge=False)) as small,
    ):
        ways = {
            "zygote": forked(ahead, backend, runs),
            "zygote, functions forbidden": forked(
                refusing, backend, runs, forbid=FORBIDDEN[backend]
            ),
            "zygote, child waiting": forked(watching, backend, runs // 2, pause=0.03),
            COLD: forked(cold, backend, runs),
            BARE: forked(naked, backend, runs),
            "bare fork, small pages": forked(small, backend, runs),
            "fresh process": Way(lambda: fresh_process(process, backend), few),
            "pytest process": Way(lambda: pytest_process(backend), few),
        }
        report(backend, measure(ways))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--backend", choices=["numpy", "torch"])
    parser.add_argument("--core", action="store_true", help="everything on one core")
    options = parser.parse_args()
    if options.core:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, {options.runs} runs")
    for backend in [options.backend] if options.backend else ["numpy", "torch"]:
        bench(backend, options.runs)


if __name__ == "__main__":
    main()
