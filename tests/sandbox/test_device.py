"""The weaker profile for CUDA devices: with stubs, for there need not be a device here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from grader.errors import SandboxError
from grader.model import Array, Call, Crashed, Job, Limits, Observation, Raised, Returned
from grader.sandbox import _device, zygote
from grader.sandbox._device import Health, probe_job
from grader.sandbox.zygote import ZygoteSandbox

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
    assert line.endswith("memory, the device); timing: device clock")


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
    with pytest.raises(SandboxError, match="not well: CUDA error: uncorrectable ECC") as caught:
        run(sandbox, "def f(): return 1")
    assert caught.value.hint == "nvidia-smi"
    assert "not confined: files, memory, the device" in sandbox.isolation.line
    sandbox.close()


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
