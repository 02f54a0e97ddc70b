"""Trying every layer on this machine: each in a forked child, for none can be taken off again.

Runs as a program of its own in a fresh interpreter, because the grader may have threads; prints one
JSON object: whether each layer works, a code for what was found, and a value that belongs to it.
What that means, what a layer is needed for and what to do without it is said on the trusted side.
"""

from __future__ import annotations

import contextlib
import ctypes
import fcntl
import json
import mmap
import os
import re
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Callable

from . import account, landlock, limits, policy, seccomp
from .kernel import libc, prctl
from .syscalls import Architecture, architecture
from .threads import Threads

SECONDS = 5
CLONE_NEWUSER, CLONE_NEWNET, CLONE_NEWPID = 0x10000000, 0x40000000, 0x20000000
HUGE, MADV_COLLAPSE = 2 << 20, 25
CHILDREN = 2
"""With the three that try it, as many as a grader, its zygote, a submission, the reference and a
child forked ahead."""
PR_SET_CHILD_SUBREAPER = 36


class Missing(Exception):
    """A layer is not there: `code` says how that shows, `value` is what was found instead."""

    def __init__(self, code: str, value: object = "") -> None:
        super().__init__(code)
        self.code, self.value = code, value


Found = tuple[str, object]
"""What there is of a layer that works: a code, and a value."""

NOTHING: Found = ("", "")


def main() -> None:
    """Run every probe and print what came of it, by name."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)  # what a probe leaves comes to us
    json.dump({name: _in_child(probe) for name, probe in PROBES.items()}, sys.stdout)


def _in_child(probe: Callable[[], Found]) -> list[object]:
    """Return whether the probe came through, and what it found; nothing it started is left."""
    read_fd, write_fd = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        signal.alarm(SECONDS)  # nothing of a submission is here to switch it off
        os.write(write_fd, json.dumps(_outcome(probe)).encode("utf-8", "replace"))
        os._exit(0)
    os.close(write_fd)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    with contextlib.suppress(ProcessLookupError):  # while the number of its group is still its own
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    data = os.read(read_fd, 4096)
    os.close(read_fd)
    try:
        outcome: list[object] = json.loads(data)
    except ValueError:
        return [False, "died", ""]
    return outcome


def _outcome(probe: Callable[[], Found]) -> list[object]:
    try:
        return [True, *probe()]
    except Missing as missing:
        return [False, missing.code, missing.value]
    except OSError as error:
        return [False, "system", [error.errno or 0, (error.strerror or str(error))[:400]]]
    except BaseException as error:
        return [False, "error", f"{type(error).__name__}: {error}"[:400]]


def _refused(attempt: Callable[[], object], what: str) -> None:
    try:
        attempt()
    except OSError:
        return
    raise Missing(what)


def _table() -> Architecture:
    table = architecture()
    if table is None:
        raise Missing("no table", os.uname().machine)
    if not seccomp.available():
        raise Missing("no filters")
    return table


def _account() -> Found:
    root = account.is_root()
    account.drop()
    if account.is_root():
        raise Missing("still root")
    return ("root", "") if root else ("uid", os.getuid())


def _seccomp() -> Found:
    table = _table()
    account.forbid_privileges()
    seccomp.install(policy.zygote_filter(table, files=False, device=False))
    _refused(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM), "socket")
    own = seccomp.Prepared(policy.child_filter(table, device=False), policy.OWN_PID)
    own.install(os.getpid())
    _refused(os.fork, "process")
    return NOTHING


def _files() -> Found:
    table = _table()
    account.forbid_privileges()
    seccomp.install(policy.zygote_filter(table, files=False, device=False))
    _refused(lambda: os.open("/", os.O_RDONLY), "folder opened")
    _refused(lambda: os.stat("/"), "folder looked at")  # noqa: PTH116
    _refused(lambda: os.chmod("/", 0o777), "folder changed")  # noqa: PTH101
    return NOTHING


def _landlock() -> Found:
    account.forbid_privileges()
    version = landlock.restrict()
    _refused(lambda: os.open("/", os.O_RDONLY), "file opened")
    return "version", version


def _memory() -> Found:
    granted = limits.Limits(cpu=5, memory=64 << 20, printed=1 << 20, processes=0)
    limits.impose_common()
    limits.impose(granted, limits.Base(1 << 28, 0))
    _refused(lambda: mmap.mmap(-1, 1 << 30, mmap.MAP_PRIVATE), "gigabyte")
    return NOTHING


def _threads() -> Found:
    if account.is_root():
        account.drop()
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    _refused(os.fork, "process")
    return NOTHING


def _processes() -> Found:
    for _ in range(CHILDREN):
        if os.fork() == 0:
            signal.pause()
    return NOTHING


def _counts() -> Found:
    for name in ("task", "maps", "status"):
        os.stat(f"/proc/self/{name}")  # noqa: PTH116
    if (count := Threads().count()) != 1:
        raise Missing("threads", count)
    return NOTHING


def _pidfd() -> Found:
    pid = os.fork()
    if pid == 0:
        signal.pause()
    pidfd = os.pidfd_open(pid)
    signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    if not select.select([pidfd], [], [], SECONDS)[0]:
        raise Missing("no death")
    return NOTHING


def _clock() -> Found:
    pid = os.fork()
    if pid == 0:
        while True:
            pass
    for _ in range(1000):
        if time.clock_gettime((~pid << 3) | 2) > 0.002:
            return NOTHING
        time.sleep(0.001)
    raise Missing("no clock")


def _pages() -> Found:
    memory = mmap.mmap(-1, 2 * HUGE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    memory.write(b"x" * (2 * HUGE))
    start = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    aligned = (start + HUGE - 1) & -HUGE
    if libc.madvise(ctypes.c_void_p(aligned), ctypes.c_size_t(HUGE), MADV_COLLAPSE):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return NOTHING


def _namespaces() -> Found:
    found = []
    for name, flag in (("user", 0), ("network", CLONE_NEWNET), ("process", CLONE_NEWPID)):
        if libc.unshare(ctypes.c_int(CLONE_NEWUSER | flag if name == "user" else flag)) == 0:
            found.append(name)
    if not found:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return "namespaces", found


def _output() -> Found:
    fd = os.memfd_create("probe", os.MFD_ALLOW_SEALING)
    fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK)
    os.write(fd, b"x")
    _refused(lambda: os.ftruncate(fd, 0), "file cut")
    return NOTHING


def _cuda() -> Found:
    if not os.path.exists("/dev/nvidiactl"):  # noqa: PTH110
        raise Missing("no device")
    with open("/proc/driver/nvidia/version", encoding="utf-8") as file:  # noqa: PTH123
        found = re.search(r"Module.*?(\d[\d.]+)", file.readline())
    return ("driver", found[1]) if found else ("a driver", "")


PROBES: dict[str, Callable[[], Found]] = {
    "processes": _processes,
    "proc": _counts,
    "account": _account,
    "seccomp": _seccomp,
    "files": _files,
    "landlock": _landlock,
    "limits": _memory,
    "threads": _threads,
    "pidfd": _pidfd,
    "clock": _clock,
    "output": _output,
    "pages": _pages,
    "namespaces": _namespaces,
    "cuda": _cuda,
}
