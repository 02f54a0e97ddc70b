"""The weaker profile for CUDA devices: with stubs, for there need not be a device here."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.errors import SandboxError
from grader.model import Array, Call, Crashed, Job, Limits, Observation, Raised, Returned
from grader.sandbox import _device, _zygote, zygote
from grader.sandbox._device import Health, probe_job
from grader.sandbox._environment import environment
from grader.sandbox.zygote import ZygoteSandbox
from grader.worker import zygote as worker

pytestmark = pytest.mark.skipif(zygote.unavailable("cuda") != "", reason="no zygotes here")

STUB = b"""
import numpy as np

def probe():
    return np.float32(529536.0)
"""
"""Answers as a device would, without one."""
SICK = b"def probe():\n    raise RuntimeError('CUDA error: uncorrectable ECC error encountered')"
LIMITS = Limits(call=5, load=5, total=20)


def test_probe_is_torchs() -> None:
    """The real question is put in torch, on the device, under limits."""
    job = probe_job()
    assert (job.backend, job.device, job.trusted) == ("torch", "cuda", True)
    assert b'device="cuda"' in _device.SOURCE
    assert job.limits.total == 60.0


@pytest.fixture(scope="module")
def stubbed() -> Iterator[ZygoteSandbox]:
    """The CUDA profile where the device is always well."""
    sandbox = ZygoteSandbox("cuda")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(_device, "SOURCE", STUB)
        yield sandbox
    sandbox.close()


def run(sandbox: ZygoteSandbox, source: str, *, device: str = "cuda") -> Observation:
    """Run `f` of a submission that believes it is on a device."""
    session = sandbox.open(Job(source.encode(), "s.py", "torch", LIMITS, device))
    try:
        loaded = session.load()
        return session.run(Call("f", {}, ())) if isinstance(loaded, Returned) else loaded
    finally:
        session.close()


def value(seen: Observation) -> Any:
    assert isinstance(seen, Returned), seen
    return seen.value.data.tolist() if isinstance(seen.value, Array) else seen.value


def test_is_labelled(stubbed: ZygoteSandbox) -> None:
    """The line says that it is weaker, and where."""
    line = stubbed.isolation.line
    assert line.startswith("device (")
    assert "seccomp, no network, no processes; not confined: " in line
    assert line.endswith("memory, the device); timing: wall clock")


def test_device_nodes_but_no_students_files(stubbed: ZygoteSandbox, tmp_path: Any) -> None:
    """Devices and system files can be opened, the instructor's files cannot."""
    secret = tmp_path / "solution.py"
    secret.write_text("secret", encoding="utf-8")
    source = (
        "import os\n"
        "def attempt(path, flags):\n"
        "    try:\n"
        "        os.close(os.open(path, flags)); return 'opened'\n"
        "    except OSError as e:\n"
        "        return e.errno\n"
        "def f():\n"
        f"    tried = [('/dev/null', os.O_RDWR), ({str(secret)!r}, os.O_RDONLY),\n"
        "             ('/etc/passwd', os.O_RDONLY), ('/proc/version', os.O_RDONLY)]\n"
        "    return [attempt(*t) for t in tried]\n"
    )
    assert value(run(stubbed, source)) == ["opened", 13, 13, "opened"]


@pytest.mark.parametrize(
    "attempt",
    ["os.fork()", "s.socket()", "os.execv('/bin/true', ['true'])", "os.kill(os.getppid(), 0)"],
)
def test_no_processes_and_no_network(stubbed: ZygoteSandbox, attempt: str) -> None:
    """These hold on a device as well."""
    source = f"import os, socket as s\ndef f():\n    {attempt}"
    seen = run(stubbed, source)
    assert isinstance(seen, Raised)
    assert seen.type in ("PermissionError", "BlockingIOError")


def test_shared_mappings_and_ioctl(stubbed: ZygoteSandbox) -> None:
    """A driver maps memory it shares with its device, and speaks to it by `ioctl`."""
    source = (
        "import mmap, fcntl\n"
        "def f():\n"
        "    mmap.mmap(-1, 4096).close()\n"
        "    try:\n"
        "        fcntl.ioctl(0, 0x1234)\n"
        "    except OSError as e:\n"
        "        return e.errno\n"
    )
    assert value(run(stubbed, source)) == 25


POISON = """
import torch

def sick():
    raise RuntimeError("CUDA error: an illegal memory access was encountered")

def f():
    torch.cuda.is_initialized = lambda: True
    torch.cuda.synchronize = sick
    sick()
"""


def test_poisoned_context(stubbed: ZygoteSandbox) -> None:
    """A worker whose context is lost leaves; the device is tried before the next gets it."""
    assert value(run(stubbed, "def f(): return 1")) == 1
    assert stubbed._health.known
    assert run(stubbed, POISON) == Crashed("left the CUDA device in an error state")
    assert not stubbed._health.known
    assert value(run(stubbed, "def f(): return 1")) == 1
    assert stubbed._health.known


def test_only_a_device_is_asked(stubbed: ZygoteSandbox) -> None:
    """On the CPU the same exception is the submission's."""
    seen = run(stubbed, POISON, device="cpu")
    assert isinstance(seen, Raised)
    assert seen.type == "RuntimeError"


def test_device_that_is_not_well(monkeypatch: pytest.MonkeyPatch) -> None:
    """That is our fault, never a submission's; Landlock is given up before the device is."""
    monkeypatch.setattr(_device, "SOURCE", SICK)
    sandbox = ZygoteSandbox("cuda")
    with pytest.raises(SandboxError, match="can be used: CUDA error: uncorrectable ECC") as caught:
        run(sandbox, "def f(): return 1")
    assert "nvidia-smi" in caught.value.hint
    assert "not confined: files, memory, the device" in sandbox.isolation.line
    sandbox.close()


def test_cpu_sees_no_device(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker on the CPU meets no device, whichever the grader was given."""
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "3")
    assert environment("cpu")["CUDA_VISIBLE_DEVICES"] == ""
    assert environment("cuda")["CUDA_VISIBLE_DEVICES"] == "3"
    seen = _zygote.Zygote(_zygote.Profile("numpy"))
    try:
        seen.start()
        told = Path(f"/proc/{seen.pid}/environ").read_bytes().split(b"\0")
    finally:
        seen.close()
    assert b"CUDA_VISIBLE_DEVICES=" in told


BACKWARD = """
import sys, torch
sys.path.insert(0, sys.argv[1])
from worker.preload import preload

def backward(*_, **__):
    raise SystemExit("it ran backward")

torch.autograd._engine_run_backward = torch.autograd.graph._engine_run_backward = backward
preload("torch", device=sys.argv[2] == "cuda")
print("untouched")
"""


def test_nothing_opens_the_driver_before_the_fork(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first `backward` of a process looks for devices, which opens the driver."""
    root = str(Path(_zygote.__file__).parent.parent)
    command = [sys.executable, "-c", BACKWARD, root]
    done = subprocess.run([*command, "cuda"], capture_output=True, text=True, check=False)
    assert done.stdout == "untouched\n", done.stderr
    done = subprocess.run([*command, "cpu"], capture_output=True, text=True, check=False)
    assert done.stderr == "it ran backward\n"
    worker._prove_untouched_device()
    monkeypatch.setattr(Path, "readlink", lambda link: Path("/dev/nvidiactl"))
    with pytest.raises(RuntimeError, match="driver was opened before the fork"):
        worker._prove_untouched_device()


def test_health_is_asked_once() -> None:
    """A device that is well is not asked again until something dies on it."""
    asked = []

    class Session:
        def load(self) -> Returned:
            return Returned(None)

        def run(self, call: Call) -> Returned:
            import numpy as np

            return Returned(Array(np.float32(_device.WANT), "float32"))

        def close(self) -> None:
            asked.append(1)

    health = Health()
    for _ in range(3):
        health.check(Session)  # type: ignore[arg-type]
    assert asked == [1]
    health.doubt()
    health.check(Session)  # type: ignore[arg-type]
    assert asked == [1, 1]


@pytest.mark.gpu
def test_for_real() -> None:
    """On a machine with a device, the probe passes and a submission computes there."""
    import torch

    if not torch.cuda.is_available():
        pytest.skip("no CUDA device")
    sandbox = ZygoteSandbox("cuda")
    try:
        source = "import torch\ndef f():\n    return torch.ones(3, device='cuda').sum()"
        assert value(run(sandbox, source)) == 3.0
    finally:
        sandbox.close()
