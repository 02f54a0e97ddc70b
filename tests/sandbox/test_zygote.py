"""The Linux sandbox: every layer does what it is for, and the zygotes themselves last."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np
import pytest

from grader.errors import SandboxError
from grader.model import Call, Crashed, Job, Limits, OutOfMemory, Raised, Returned, TimedOut
from grader.sandbox import _orders, _zygote, zygote
from grader.sandbox._zygote import Branch
from grader.sandbox.zygote import MAX_BRANCHES, ZygoteSandbox
from grader.worker import control
from grader.worker.confine import limits as confine_limits

LIMITS = Limits(call=3.0, load=3.0, total=8.0, memory=256 << 20, printed=64 << 10)

pytestmark = pytest.mark.skipif(zygote.unavailable("cpu") != "", reason="no zygotes here")


def ask(open_strict: Any, body: str, before: str = "", **wants: Any) -> Any:
    """Return what a function with this body returns in a child; an observation if it does not."""
    indented = "".join(f"    {line}\n" for line in body.split("\n"))
    session = open_strict(f"import os, sys, time\n{before}\ndef f():\n{indented}", **wants)
    loaded = session.load()
    seen = session.run(Call("f", {}, ())) if isinstance(loaded, Returned) else loaded
    return seen.value if isinstance(seen, Returned) else seen


# --------------------------------------------------------------------------- layer: the account


def test_no_root(open_strict: Any) -> None:
    """A child runs as nobody if the grader is root, and as the grader's account otherwise."""
    body = "return [*os.getresuid(), *os.getresgid(), *os.getgroups()]"
    ids = ask(open_strict, body)
    if os.getuid() == 0:
        assert ids == [65534] * 6
    else:
        assert ids[:3] == [os.getuid()] * 3


def status_of(open_strict: Any) -> dict[str, str]:
    session = open_strict("def f(): return 1")
    assert isinstance(session.load(), Returned)
    text = Path(f"/proc/{session.child.pid}/status").read_text(encoding="utf-8")
    return dict(line.split(":\t", 1) for line in text.splitlines() if ":\t" in line)


def test_what_the_kernel_says(open_strict: Any) -> None:
    """No capability, no new privileges, two filters, one thread."""
    status = status_of(open_strict)
    assert {status[k] for k in ("CapPrm", "CapEff", "CapInh", "CapAmb")} == {"0" * 16}
    assert status["NoNewPrivs"] == "1"
    assert status["Seccomp"] == "2"
    assert status["Seccomp_filters"] == "2"
    assert status["Threads"] == "1"


def test_unreadable(open_strict: Any) -> None:
    """Others of the same account may not read a child's memory: it is not dumpable."""
    session = open_strict("def f(): return 1")
    assert isinstance(session.load(), Returned)
    assert os.stat(f"/proc/{session.child.pid}/mem").st_uid == 0  # noqa: PTH116


# --------------------------------------------------------------------------- layer: files


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/passwd')",
        "open('/proc/self/environ')",
        "open('/proc/self/maps')",
        "open('/tmp/x', 'w')",
        "os.listdir('/')",
        "os.stat('/etc/passwd')",
        "os.readlink('/proc/self/exe')",
        "os.mkdir('/tmp/x')",
        "os.chmod('/tmp', 0o777)",
        "os.utime('/tmp')",
        "os.unlink('/tmp/x')",
        "os.chdir('/tmp')",
        "os.getcwd()",
        "os.memfd_create('x')",
        "os.truncate('/tmp/x', 0)",
        "os.statvfs('/')",
        "os.mkfifo('/tmp/x')",
        "os.symlink('/etc/passwd', '/tmp/x')",
        "os.fchmod(1, 0o777)",
    ],
)
def test_no_files(open_strict: Any, attempt: str) -> None:
    """No file can be opened, made, changed, removed or even looked for."""
    body = f"try:\n    {attempt}\nexcept OSError as e:\n    return e.errno\nreturn 'done'"
    assert ask(open_strict, body) in (1, 13)


def test_no_existence(open_strict: Any) -> None:
    """Whether a file exists cannot be seen, not through any form of `stat`."""
    body = (
        "import ctypes, errno\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "buffer = ctypes.create_string_buffer(512)\n"
        "seen = []\n"
        "for path in (b'/etc/passwd', b'/no/such/file'):\n"
        "    for at, flags in ((-100, 0), (1, 0x1000), (-100, 0x1000)):\n"
        "        libc.fstatat(at, path, buffer, flags)\n"
        "        seen.append(ctypes.get_errno())\n"
        "    libc.statx(-100, path, 0, 0x7ff, buffer)\n"
        "    seen.append(ctypes.get_errno())\n"
        "return seen"
    )
    assert set(ask(open_strict, body)) == {13}


def test_imports_are_honest(open_strict: Any) -> None:
    """A module that was not prepared says so; one that was is there."""
    seen = ask(open_strict, "import sqlite3")
    assert isinstance(seen, Raised)
    assert seen.type == "ModuleNotFoundError"
    assert seen.message == "module `sqlite3` is not available in this exercise"
    body = "import numpy.fft, json, fractions, statistics, scipy_is_not_here"
    assert ask(open_strict, body).message.startswith("module `scipy_is_not_here` is not")


LATE = """
import numpy as np
np.random.default_rng(1).permutation(5); np.random.seed(1); np.random.rand(2)
np.linalg.svd(np.eye(3)); np.linalg.matrix_rank(np.eye(2)); np.linalg.eigvalsh(np.eye(2))
np.fft.rfft(np.ones(4)); np.polynomial.Polynomial([1, 2])(3); np.ma.masked_array([1], [True])
np.testing.assert_allclose(1, 1); np.char.upper('a'); str(np.arange(2000)); np.median([1, 2])
np.array([1.5], dtype=np.float16).astype(str); np.datetime64('2020-01-01'); np.vectorize(abs)(-1)
np.lib.stride_tricks.sliding_window_view(np.arange(5), 2); np.einsum('i,i', [1], [2])
np.apply_along_axis(sum, 0, np.eye(2)); np.histogram([1, 2]); np.info
import math, random, itertools, functools, collections, dataclasses, typing, enum, copy, time
import datetime; datetime.datetime.strptime('2020', '%Y'); 'a'.encode('latin-1').decode('utf-8-sig')
import decimal, fractions, statistics, string, re, json, csv, io, contextlib, warnings, logging
import inspect, types, operator, bisect, heapq, abc, numbers, textwrap, pprint, traceback
import unittest, argparse, pathlib, tempfile, threading, queue, concurrent.futures, pickle, base64
import timeit, array, struct, secrets, hashlib, zlib, locale, calendar, cmath, platform
concurrent.futures.ThreadPoolExecutor(1).submit(abs, -1).result()
warnings.warn('shown'); logging.warning('shown')
"""
LATE_TORCH = """
import torch, torch.nn as nn, torch.nn.functional as F
x = torch.randn(2, 4, 8, requires_grad=True)
F.softmax(x, -1).sum().backward(); F.scaled_dot_product_attention(x, x, x); F.layer_norm(x, (8,))
nn.MultiheadAttention(8, 2, batch_first=True)(x, x, x); nn.LSTM(8, 4)(x); nn.Conv1d(4, 3, 2)(x)
model = nn.Sequential(nn.Linear(8, 8), nn.GELU(), nn.LayerNorm(8), nn.Dropout(0.1))
for kind in (torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW, torch.optim.RMSprop):
    o = kind(model.parameters()); o.zero_grad(); model(x).sum().backward(); o.step()
torch.linalg.svd(torch.eye(3)); torch.fft.rfft(torch.ones(4))
torch.einsum('ij,jk', torch.eye(2), torch.eye(2))
torch.distributions.Normal(0.0, 1.0).sample(); torch.func.vmap(torch.sin)(torch.ones(2))
torch.autograd.functional.jacobian(torch.sin, torch.ones(2)); torch.utils.data.TensorDataset(x)
m = x.detach().to('meta'); (F.softmax(m @ m.transpose(-1, -2), -1) @ m).mean(-1)
F.layer_norm(m, (8,)); torch.where(m > 0, m, 0.0); torch.cat([m, m]); m.var(-1)
m.masked_fill(m > 0, 1); torch.tril(m); m.argmax(-1)
F.gelu(m); F.relu(m); torch.exp(m).log(); m.norm(dim=-1); m.reshape(8, 8); torch.full_like(m, 1.0)
class Square(torch.autograd.Function):
    @staticmethod
    def forward(ctx, a): ctx.save_for_backward(a); return a * a
    @staticmethod
    def backward(ctx, g): return 2 * ctx.saved_tensors[0] * g
Square.apply(x).sum().backward(); str(x); repr(model)
torch.manual_seed(1); torch.rand(2).bfloat16()
with torch.no_grad(): torch.jit
torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0); torch.save
"""


@pytest.mark.parametrize(("backend", "source"), [("numpy", LATE), ("torch", LATE_TORCH)])
def test_late_imports(open_strict: Any, backend: str, source: str) -> None:
    """What libraries import on first use was imported before files went out of reach."""
    session = open_strict(source, backend=backend)
    assert session.load() == Returned(None)


def test_reading_libraries(open_strict: Any, zygotes: Any, tmp_path: Path) -> None:
    """An exercise that allows more modules may read them late, and nothing else."""
    (tmp_path / "reference.py").write_text("secret", encoding="utf-8")
    attempts = [str(tmp_path / "reference.py"), __file__, zygote.__file__, "/etc/passwd"]
    body = (
        "import rich.table\n"
        "seen = []\n"
        f"for path in {attempts} + [rich.__file__]:\n"
        "    try:\n"
        "        open(path).close(); seen.append('opened')\n"
        "    except OSError as e:\n"
        "        seen.append(e.errno)\n"
        "return seen"
    )
    assert ask(open_strict, body, imports=("rich",)) == [13, 13, 13, 13, "opened"]
    body = "try:\n    open(rich.__file__, 'a')\nexcept OSError as e:\n    return e.errno"
    assert ask(open_strict, body, "import rich", imports=("rich",)) == 13
    assert "no files but libraries" in zygotes.isolation.line


# --------------------------------------------------------------------------- layer: system calls


@pytest.mark.parametrize(
    "family", ["INET, s.SOCK_STREAM", "INET6, s.SOCK_DGRAM", "UNIX, s.SOCK_STREAM", "NETLINK, 3"]
)
def test_no_network(open_strict: Any, family: str) -> None:
    """No socket of any kind can be made."""
    body = f"import socket as s\ntry:\n    s.socket(s.AF_{family})\nexcept OSError as e:\n"
    assert ask(open_strict, body + "    return e.errno") == 1


@pytest.mark.parametrize(
    "attempt",
    [
        "os.fork()",
        "os.posix_spawn('/bin/true', ['true'], {})",
        "os.execv('/bin/true', ['true'])",
        "__import__('subprocess').run(['true'])",
        "__import__('ctypes').CDLL(None).vfork() == -1 and os.fork()",
    ],
)
def test_no_processes(open_strict: Any, attempt: str) -> None:
    """No process can be started, and none can become another program."""
    body = f"try:\n    {attempt}\nexcept OSError as e:\n    return e.errno\nreturn 'done'"
    assert ask(open_strict, body) in (1, 11, 13)


@pytest.mark.parametrize("target", ["os.getppid()", "1", "0", "-1", "-os.getppid()"])
def test_no_signals(open_strict: Any, target: str) -> None:
    """A child can signal nobody but itself."""
    body = (
        f"try:\n    os.kill({target}, 0)\nexcept OSError as e:\n    return e.errno\nreturn 'done'"
    )
    assert ask(open_strict, body) == 1


@pytest.mark.parametrize("call", ["ptrace", "bpf", "mount", "unshare", "keyctl", "io_uring_setup"])
def test_forbidden(open_strict: Any, call: str) -> None:
    """What only an attack calls ends the child, and the report says so."""
    from grader.worker.confine.syscalls import architecture

    table = architecture()
    assert table is not None
    body = f"import ctypes\nctypes.CDLL(None).syscall({table.numbers[call]}, 0, 0, 0, 0)"
    assert ask(open_strict, body) == Crashed("tried something the sandbox forbids")


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="other tables of calls are x86's")
@pytest.mark.parametrize("code", ["b8140000 00cd80c3", "b827000040 0f05c3"], ids=["32-bit", "x32"])
def test_other_tables_of_calls(open_strict: Any, code: str) -> None:
    """A call through the 32-bit gate or the x32 table ends the child, whatever its number is."""
    body = (
        "import ctypes, mmap\n"
        "page = mmap.mmap(-1, 4096, flags=0x22, prot=7)\n"
        f"page.write(bytes.fromhex('{code}'))\n"
        "start = ctypes.addressof(ctypes.c_char.from_buffer(page))\n"
        "return ctypes.CFUNCTYPE(ctypes.c_int)(start)()"
    )
    assert ask(open_strict, body) == Crashed("tried something the sandbox forbids")


def test_no_shared_memory(open_strict: Any) -> None:
    """Memory that the limit would not count cannot be mapped."""
    body = "import mmap\ntry:\n    mmap.mmap(-1, 4096)\nexcept OSError as e:\n    return e.errno"
    assert ask(open_strict, body) == 1


# --------------------------------------------------------------------------- layer: descriptors


def test_descriptors(open_strict: Any) -> None:
    """A child holds five descriptors, none of them the zygote's."""
    body = (
        "import fcntl\n"
        "held = []\n"
        "for fd in range(4096):\n"
        "    try:\n"
        "        fcntl.fcntl(fd, fcntl.F_GETFD); held.append(fd)\n"
        "    except OSError:\n"
        "        pass\n"
        "return held"
    )
    assert ask(open_strict, body) == [0, 1, 2, 3, 4]


def test_own_session(open_strict: Any) -> None:
    """A child is alone in its session and process group."""
    assert ask(open_strict, "return os.getsid(0) == os.getpgid(0) == os.getpid()") is True


# --------------------------------------------------------------------------- layer: limits


@pytest.mark.parametrize(
    ("limit", "soft"),
    [
        ("CPU", 9),
        ("FSIZE", 64 << 10),
        ("NOFILE", 64),
        ("CORE", 1),
        ("MEMLOCK", 0),
        ("STACK", 8 << 20),
    ],
)
def test_limits(open_strict: Any, limit: str, soft: int) -> None:
    """The limits of the job are set, and cannot be raised."""
    body = f"import resource as r\nreturn r.getrlimit(r.RLIMIT_{limit})[0]"
    assert ask(open_strict, body) in (soft, min(soft, 0))
    body = f"import resource as r\nr.setrlimit(r.RLIMIT_{limit}, (1, 1))"
    assert ask(open_strict, body).message == "not allowed to raise maximum limit"


def test_memory_is_the_jobs(open_strict: Any) -> None:
    """Each child gets the memory of its own job, whatever the one before had."""
    body = "import numpy as np\nreturn float(np.ones(60 << 17).sum())"  # 60 MB
    for memory, want in ((32, OutOfMemory(32 << 20)), (128, float(60 << 17))) * 2:
        limits = Limits(call=3, memory=memory << 20)
        assert ask(open_strict, body, limits=limits) == want


def test_cpu_time(open_strict: Any) -> None:
    """CPU time ends a child even if the wall clock has time left."""
    limits = Limits(call=60.0, load=60.0, total=1.0)
    seen = ask(open_strict, "while True: pass", limits=limits)
    assert seen == TimedOut("total", 1.0)


def test_ignored_cpu_signal(open_strict: Any) -> None:
    """Ignoring the signal only gains a second."""
    limits = Limits(call=60.0, load=60.0, total=1.0)
    before = "import signal; signal.signal(signal.SIGXCPU, signal.SIG_IGN)"
    assert ask(open_strict, "while True: pass", before, limits=limits) == TimedOut("total", 1.0)


def test_threads_are_bounded(open_strict: Any) -> None:
    """Threads end at a limit, with an exception."""
    body = (
        "import os, threading\n"
        "threading.stack_size(max(1 << 16, os.sysconf('SC_THREAD_STACK_MIN')))\n"
        "n = 0\n"
        "try:\n"
        "    for n in range(5000):\n"
        "        threading.Thread(target=time.sleep, args=(9,), daemon=True).start()\n"
        "except RuntimeError:\n"
        "    return n\n"
        "return n"
    )
    assert 0 < ask(open_strict, body) < 2000


def test_child_that_cannot_be_confined(own: ZygoteSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """That is our fault, and nothing of the submission runs."""
    with monkeypatch.context() as patch:
        patch.setattr(confine_limits.Limits, "pack", lambda _: b"X" * confine_limits.SIZE)
        with pytest.raises(SandboxError, match="the worker did not start: ValueError: not limits"):
            grade(own)
    assert grade(own) == [2.0, 2.0]


# --------------------------------------------------------------------------- time


def test_cpu_clock(open_strict: Any) -> None:
    """Time is the child's CPU time, read from outside: sleeping is free, clocks cannot be bent."""
    session = open_strict(
        "import time\n"
        "def work():\n    t = time.process_time()\n    while time.process_time() - t < 0.2: pass\n"
        "def rest():\n    time.sleep(0.3)\n"
    )
    assert isinstance(session.load(), Returned)
    work, rest = (session.run(Call(name, {}, ())) for name in ("work", "rest"))
    assert 0.15 < work.seconds < 0.4
    assert rest.seconds < 0.05


def test_pinned(open_strict: Any) -> None:
    """A child is kept on a core by its zygote, and cannot leave it."""
    core = max(os.sched_getaffinity(0))
    session = open_strict("import os\ndef f(): return sorted(os.sched_getaffinity(0))")
    assert isinstance(session.load(), Returned)
    session.pin(core)
    assert session.run(Call("f", {}, ())).value == [core]


# --------------------------------------------------------------------------- zygotes


@pytest.fixture
def own() -> Iterator[ZygoteSandbox]:
    """A sandbox whose zygotes may be hurt."""
    sandbox = ZygoteSandbox()
    yield sandbox
    sandbox.close()


def grade(sandbox: ZygoteSandbox, **wants: Any) -> Any:
    session = sandbox.open(Job(b"def f(x): return x + 1", "s.py", "numpy", LIMITS, **wants))
    try:
        loaded = session.load()
        assert isinstance(loaded, Returned), loaded
        return session.run(Call("f", {"x": np.ones(2)}, ("x",))).value.data.tolist()
    finally:
        session.close()


def the_zygote(sandbox: ZygoteSandbox) -> Any:
    (found,) = sandbox._zygotes.values()
    return found


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSTOP])
def test_zygote_is_replaced(
    own: ZygoteSandbox, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    """A zygote that dies or hangs is replaced, and the session that noticed it is served."""
    monkeypatch.setattr(_orders, "ORDER_SECONDS", 0.5)
    assert grade(own) == [2.0, 2.0]
    first = the_zygote(own)
    own._take(next(iter(own._zygotes))).drop()  # type: ignore[union-attr]
    os.kill(first.pid, number)
    assert grade(own) == [2.0, 2.0]
    assert the_zygote(own) is not first


FORBID = ("numpy.dot", "numpy.inner")


@pytest.mark.parametrize("killed", ["root", "branch"])
def test_branch_is_replaced(own: ZygoteSandbox, killed: str) -> None:
    """A zygote that refuses functions comes from another; either may die, and is replaced."""
    assert grade(own, forbid=FORBID) == [2.0, 2.0]
    root, branch = own._zygotes.values()
    for profile in list(own._ahead):
        own._take(profile).drop()  # type: ignore[union-attr]
    os.kill({"root": root, "branch": branch}[killed].pid, signal.SIGKILL)
    assert _orders.wait_for_death(branch._forked.pidfd, 5)  # type: ignore[union-attr]
    assert grade(own, forbid=FORBID) == [2.0, 2.0]
    assert grade(own) == [2.0, 2.0]
    assert branch not in own._zygotes.values()


def test_refusing_costs_once(own: ZygoteSandbox) -> None:
    """All children that refuse the same functions come from one zygote, which did it before."""
    for _ in range(3):
        assert grade(own, forbid=FORBID) == [2.0, 2.0]
    assert [profile.forbid for profile in own._zygotes] == [(), FORBID]
    with mock.patch.object(Branch, "start", side_effect=AssertionError):
        assert grade(own) == [2.0, 2.0]


def test_branches_end(own: ZygoteSandbox) -> None:
    """Those that were not used for long are closed; none outlives the sandbox."""
    pids = []
    for number in range(MAX_BRANCHES + 2):
        assert grade(own, forbid=(f"numpy.f{number}", "numpy.dot")) == [2.0, 2.0]
        pids.append(list(own._zygotes.values())[-1].pid)
    assert sum(bool(profile.forbid) for profile in own._zygotes) == MAX_BRANCHES
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids[:2])
    own.close()
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)


def test_forbidden_elsewhere(own: ZygoteSandbox) -> None:
    """What is forbidden in torch needs no zygote of its own where there is no torch."""
    assert grade(own, forbid=("softmax", "torch.special")) == [2.0, 2.0]
    the_zygote(own)


def test_zygote_dies_under_a_submission(own: ZygoteSandbox) -> None:
    """That is our fault: an error of the sandbox, not an outcome. Its children die with it."""
    session = own.open(Job(b"def f():\n  while True: pass", "s.py", "numpy", LIMITS))
    assert isinstance(session.load(), Returned)
    threading.Timer(0.2, the_zygote(own).kill).start()
    with pytest.raises(SandboxError, match="the zygote died under a submission"):
        session.run(Call("f", {}, ()))
    assert grade(own) == [2.0, 2.0]


@pytest.mark.parametrize(
    ("boot", "reason"),
    [
        ("raise SystemExit('no numpy')", "a zygote died while starting: no numpy"),
        (_zygote._BOOT.replace("main()", "import worker.zygote as z; z.preload = None; main()"),
         "a zygote cannot confine submissions: TypeError: 'NoneType' object is not callable"),
    ],
)  # fmt: skip
def test_zygote_that_cannot_start(
    own: ZygoteSandbox, monkeypatch: pytest.MonkeyPatch, boot: str, reason: str
) -> None:
    """A zygote that does not come up says why, and the next session tries again."""
    with monkeypatch.context() as patch:
        patch.setattr(_zygote, "_BOOT", boot)
        for _ in range(2):
            with pytest.raises(SandboxError, match=reason):
                grade(own)
    assert own._zygotes == {}
    assert grade(own) == [2.0, 2.0]


@pytest.mark.parametrize("layer", ["seccomp.install", "landlock.restrict"])
def test_layer_that_only_seems_to_hold(
    own: ZygoteSandbox, monkeypatch: pytest.MonkeyPatch, layer: str
) -> None:
    """A zygote tries what must fail before it serves: without one of the layers it refuses to."""
    nothing = f"import worker.confine as c, worker.zygote as z; z.{layer} = lambda *a: 0; main()"
    monkeypatch.setattr(_zygote, "_BOOT", _zygote._BOOT.replace("main()", nothing))
    with pytest.raises(SandboxError, match=r"RuntimeError: (files|sockets) can still be"):
        grade(own)


def test_interrupted(own: ZygoteSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A zygote whose answer was not waited for is not asked again: answers would be mixed up."""
    assert grade(own) == [2.0, 2.0]
    first = the_zygote(own)

    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(socket, "recv_fds", interrupt)
        grade(own)
    assert grade(own) == [2.0, 2.0]
    assert the_zygote(own) is not first


def test_babbling(own: ZygoteSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer that is none ends the zygote."""
    assert grade(own) == [2.0, 2.0]

    first = the_zygote(own)

    def babble(data: bytes) -> Any:
        raise control.ControlError("not an answer")

    with monkeypatch.context() as patch:
        patch.setattr(control.Reply, "unpack", babble)
        grade(own)  # by the child forked ahead: its result stands
    assert grade(own) == [2.0, 2.0]
    assert the_zygote(own) is not first


def test_no_descriptors_left(own: ZygoteSandbox, monkeypatch: pytest.MonkeyPatch) -> None:
    """A grader that runs out of descriptors says that, and loses none."""
    assert grade(own) == [2.0, 2.0]
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208

    def refuse() -> Any:
        raise OSError(24, "Too many open files")

    with monkeypatch.context() as patch:
        patch.setattr(os, "pipe", refuse)
        grade(own)  # the one forked ahead
        with pytest.raises(SandboxError, match="cannot open a pipe: Too many open files"):
            grade(own)
    assert grade(own) == [2.0, 2.0]
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


def test_many_at_once(own: ZygoteSandbox) -> None:
    """Several threads may open sessions at the same time."""
    found: list[Any] = []
    threads = [
        threading.Thread(target=lambda: found.extend(grade(own) for _ in range(5)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [[2.0, 2.0]] * 20


def test_close_leaves_nothing() -> None:
    """No zygote, no child, no descriptor is left of a closed sandbox."""
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    sandbox = ZygoteSandbox()
    assert grade(sandbox) == [2.0, 2.0]
    running = sandbox.open(Job(b"while True: pass", "s.py", "numpy", LIMITS))
    pids = [the_zygote(sandbox).pid, running.child.pid]  # type: ignore[attr-defined]
    running.close()
    sandbox.close()
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


LEAKS = {
    "numpy": "def f(x): return x + 1",
    "torch": "import torch\ndef f(x):\n    x = x.clone().requires_grad_()\n    (x * x).sum().backward()\n    return x.grad",
    "raises": "def f(x): raise KeyError(x)",
    "dies": "import os\ndef f(x): os._exit(3)",
    "floods": "def f(x): print('x' * (1 << 20))",
    "hoards": "def f(x): return bytes(1 << 40)",
    "never loads": "def f(",
}


@pytest.mark.parametrize("kind", LEAKS)
def test_leaks_nothing(own: ZygoteSandbox, kind: str) -> None:
    """Grading the same file again and again leaves descriptors, processes and memory as they were.

    `GRADER_LEAK_RUNS=1000` for the long form.
    """
    backend = "torch" if kind == "torch" else "numpy"
    job = Job(LEAKS[kind].encode(), "s.py", backend, LIMITS)

    def grade_it() -> None:
        session = own.open(job)
        if session.load() == Returned(None):
            session.run(Call("f", {"x": np.ones(2)}, ("x",)))
        session.close()

    for _ in range(30):
        grade_it()
    before = footprint(own)
    for _ in range(int(os.environ.get("GRADER_LEAK_RUNS", "100"))):
        grade_it()
    after = footprint(own)
    assert after[:3] == before[:3]
    for was, now in zip(before[3:], after[3:], strict=True):
        assert now < was * 1.02 + (1 << 20)


def footprint(sandbox: ZygoteSandbox) -> tuple[int, ...]:
    """Descriptors here and in the zygote, the zygote's children, and the memory of both."""
    pid = the_zygote(sandbox).pid
    own, theirs = Path("/proc/self"), Path(f"/proc/{pid}")
    children = (theirs / f"task/{pid}/children").read_text(encoding="ascii").split()
    return (
        len(list((own / "fd").iterdir())),
        len(list((theirs / "fd").iterdir())) if os.getuid() == 0 else 0,
        len(children),
        resident(own),
        resident(theirs),
    )


def resident(folder: Path) -> int:
    return int((folder / "statm").read_text(encoding="ascii").split()[1]) * 4096


def test_isolation_is_named(own: ZygoteSandbox) -> None:
    """The line that is stored with every result."""
    line = own.isolation.line
    assert line.startswith("strict (")
    assert line.endswith("seccomp, no files, no network, no processes); timing: child CPU clock")


def test_starts_light() -> None:
    """The grader needs neither library to ask for a child."""
    import subprocess

    code = "import grader.sandbox.zygote, sys; print('torch' in sys.modules)"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_warm_is_not_waited_for(own: ZygoteSandbox) -> None:
    """A zygote can be started before it is needed: what it says is not read until then."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket, "recv_fds", lambda *_: pytest.fail("it was waited for"))
        own.warm("numpy")
    assert len(own._zygotes) == 1
    assert grade(own) == [2.0, 2.0]
