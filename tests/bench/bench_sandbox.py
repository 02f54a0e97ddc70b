"""What a submission costs: start, load, three hidden cases, compare, reap; against other ways.

Run it with `python tests/bench/bench_sandbox.py [--runs N] [--backend numpy] [--core]`. It is all
measured in the same run, interleaved, because absolute times say little on a busy machine.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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

# the same machinery with every layer left out: what remains is the price of forking
_BARE = """
import sys; sys.path.insert(0, {path!r})
from worker.forking import without_hooks; without_hooks()
from worker import zygote
from worker.confine import account, landlock, limits, seccomp, descriptors
sys.path.pop(0)
nothing = lambda *args, **wants: 0
account.drop = account.forbid_privileges = seccomp.install = limits.impose = nothing
landlock.restrict = descriptors.isolate = nothing
zygote._prove_no_files = zygote._prove_no_network = nothing
zygote.main()
"""
# ... and without huge pages
_SMALL_PAGES = "import worker.hugepages as h\nh.HugePages.collapse = nothing\nzygote.main()"


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


def submission(sandbox: Any, backend: str) -> None:
    """Grade one submission."""
    session = sandbox.open(Job(SOURCES[backend], "submission.py", backend, Limits()))
    try:
        assert session.load() == Returned(None), "the submission did not load"
        for case, want in CASES:
            seen = session.run(Call("solve", case, ("q", "k", "v")))
            assert isinstance(seen, Returned), seen
            assert np.allclose(seen.value.data, want)
    finally:
        session.close()


class Cold(ZygoteSandbox):
    """Without a child forked ahead."""

    def _prepare(self, profile: Any) -> None:
        pass


@contextlib.contextmanager
def bare(*, huge: bool = True) -> Iterator[Any]:
    """A zygote without any confinement, a child forked per submission."""
    boot = _BARE if huge else _BARE.replace("zygote.main()", _SMALL_PAGES)
    with mock.patch.object(_zygote, "_BOOT", boot), contextlib.closing(Cold()) as sandbox:
        yield sandbox


def patient(sandbox: Any, backend: str) -> Callable[[], None]:
    """The case of `--watch`: the child forked ahead has had the time to get there."""

    def run() -> None:
        submission(sandbox, backend)

    run.before = lambda: time.sleep(0.03)  # type: ignore[attr-defined]
    return run


def pytest_process(backend: str) -> None:
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


def measure(ways: dict[str, tuple[Callable[[], None], int]]) -> dict[str, list[float]]:
    """Run the ways in turn, each its own number of times; seconds."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for way, _ in ways.values():
        way()
    for lap in range(max(runs for _, runs in ways.values())):
        for name, (way, runs) in ways.items():
            if lap < runs:
                getattr(way, "before", lambda: None)()
                start = time.perf_counter()
                way()
                times[name].append(time.perf_counter() - start)
    return times


def report(backend: str, times: dict[str, list[float]]) -> None:
    base = statistics.median(times["bare fork, no sandbox"])
    print(f"{backend}: ms per submission (start, load, 3 cases, compare, reap)")
    for name, seconds in times.items():
        ordered = sorted(seconds)
        median, p99 = statistics.median(ordered), ordered[int(0.99 * (len(ordered) - 1))]
        print(
            f"  {name:38}{1e3 * median:9.2f} median {1e3 * p99:9.2f} p99"
            f"{median / base:8.2f} x bare fork {1 / median:8.0f} /s"
        )
    share = statistics.median(times["zygote, forked for it"]) - base
    print(f"  {'the own share of the layers':38}{1e3 * share:9.2f} ms")


def bench(backend: str, runs: int) -> None:
    few = max(2, runs // 40)
    with (
        contextlib.closing(ZygoteSandbox()) as ahead,
        contextlib.closing(ZygoteSandbox()) as watching,
        contextlib.closing(Cold()) as cold,
        contextlib.closing(ProcessSandbox()) as process,
        bare() as naked,
        bare(huge=False) as small,
    ):
        report(
            backend,
            measure(
                {
                    "zygote": (lambda: submission(ahead, backend), runs),
                    "zygote, forked ahead and waiting": (patient(watching, backend), runs),
                    "zygote, forked for it": (lambda: submission(cold, backend), runs),
                    "bare fork, no sandbox": (lambda: submission(naked, backend), runs),
                    "bare fork, small pages": (lambda: submission(small, backend), runs),
                    "fresh process": (lambda: submission(process, backend), few),
                    "pytest process": (lambda: pytest_process(backend), few),
                }
            ),
        )


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
