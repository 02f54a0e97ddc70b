"""Trying every layer on this machine: each in a forked child, for none can be taken off again.

Runs as a program of its own in a fresh interpreter, because the grader may have threads; prints one
JSON object. What a layer is needed for, and what to do without it, is said on the trusted side.
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

__all__ = ["PROBES", "main"]

SECONDS = 5
CLONE_NEWUSER, CLONE_NEWNET, CLONE_NEWPID = 0x10000000, 0x40000000, 0x20000000
HUGE, MADV_COLLAPSE = 2 << 20, 25
CHILDREN = 2
"""With the three that try it, as many as a grader, its zygote, a submission, the reference and a
child forked ahead."""
PR_SET_CHILD_SUBREAPER = 36


def main() -> None:
    """Run every probe and print what came of it, by name."""
    prctl(PR_SET_CHILD_SUBREAPER, 1)  # what a probe leaves comes to us
    json.dump({name: _in_child(probe) for name, probe in PROBES.items()}, sys.stdout)


def _in_child(probe: Callable[[], str]) -> list[object]:
    """Return whether the probe came through, and its words; nothing it started is left."""
    read_fd, write_fd = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.setsid()
        signal.alarm(SECONDS)  # nothing of a submission is here to switch it off
        try:
            said = "+" + probe()
        except BaseException as error:
            said = f"-{error.strerror or error}" if isinstance(error, OSError) else f"-{error}"
        os.write(write_fd, said.encode("utf-8", "replace")[:400])
        os._exit(0)
    os.close(write_fd)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    with contextlib.suppress(ProcessLookupError):  # while the number of its group is still its own
        os.killpg(pid, signal.SIGKILL)
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)
    said = os.read(read_fd, 400).decode("utf-8", "replace") or "-the probe died"
    os.close(read_fd)
    return [said.startswith("+"), said[1:]]


def _refused(attempt: Callable[[], object], what: str) -> None:
    try:
        attempt()
    except OSError:
        return
    raise RuntimeError(f"{what} in spite of it")


def _table() -> Architecture:
    table = architecture()
    if table is None:
        raise RuntimeError(f"no table of system calls for `{os.uname().machine}`")
    if not seccomp.available():
        raise RuntimeError("the kernel has no seccomp filters, or lets this process set none")
    return table


def _account() -> str:
    root = account.is_root()
    account.drop()
    if account.is_root():
        raise RuntimeError("still root")
    return "root steps down to `nobody`" if root else f"uid {os.getuid()}"


def _seccomp() -> str:
    table = _table()
    account.forbid_privileges()
    seccomp.install(policy.zygote_filter(table, files=False, device=False))
    _refused(lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM), "a socket was made")
    own = seccomp.Prepared(policy.child_filter(table, device=False), policy.OWN_PID)
    own.install(os.getpid())
    _refused(os.fork, "a process was started")
    return f"filters work, {table.machine}"


def _files() -> str:
    table = _table()
    account.forbid_privileges()
    seccomp.install(policy.zygote_filter(table, files=False, device=False))
    _refused(lambda: os.open("/", os.O_RDONLY), "a folder was opened")
    _refused(lambda: os.stat("/"), "a folder was looked at")  # noqa: PTH116
    _refused(lambda: os.chmod("/", 0o777), "a folder was changed")  # noqa: PTH101
    return "no path can be opened, looked at or changed"


def _landlock() -> str:
    account.forbid_privileges()
    version = landlock.restrict()
    _refused(lambda: os.open("/", os.O_RDONLY), "a file was opened")
    return f"version {version}"


def _memory() -> str:
    granted = limits.Limits(cpu=5, memory=64 << 20, printed=1 << 20, processes=0)
    limits.impose_common()
    limits.impose(granted, limits.Base(1 << 28, 0))
    _refused(lambda: mmap.mmap(-1, 1 << 30, mmap.MAP_PRIVATE), "a gigabyte was mapped")
    return "limits on memory, CPU time, output hold"


def _threads() -> str:
    if account.is_root():
        account.drop()
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))
    _refused(os.fork, "a process was started")
    return "limits on threads hold"


def _processes() -> str:
    for _ in range(CHILDREN):
        if os.fork() == 0:
            signal.pause()
    return "a zygote and its children can be started"


def _counts() -> str:
    for name in ("task", "maps", "status"):
        os.stat(f"/proc/self/{name}")  # noqa: PTH116
    if (count := Threads().count()) != 1:
        raise RuntimeError(f"one thread is counted as {count}")
    return "threads are counted"


def _pidfd() -> str:
    pid = os.fork()
    if pid == 0:
        signal.pause()
    pidfd = os.pidfd_open(pid)
    signal.pidfd_send_signal(pidfd, signal.SIGKILL)
    if not select.select([pidfd], [], [], SECONDS)[0]:
        raise RuntimeError("a killed process does not show its death")
    return "a process is killed and waited for by a descriptor"


def _clock() -> str:
    pid = os.fork()
    if pid == 0:
        while True:
            pass
    for _ in range(1000):
        if time.clock_gettime((~pid << 3) | 2) > 0.002:
            return "the CPU clock of another process can be read"
        time.sleep(0.001)
    raise RuntimeError("the CPU clock of another process stands still")


def _pages() -> str:
    memory = mmap.mmap(-1, 2 * HUGE, mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    memory.write(b"x" * (2 * HUGE))
    start = ctypes.addressof(ctypes.c_char.from_buffer(memory))
    aligned = (start + HUGE - 1) & -HUGE
    if libc.madvise(ctypes.c_void_p(aligned), ctypes.c_size_t(HUGE), MADV_COLLAPSE):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return "memory can be gathered into huge pages"


def _namespaces() -> str:
    found = []
    for name, flag in (("user", 0), ("network", CLONE_NEWNET), ("process", CLONE_NEWPID)):
        if libc.unshare(ctypes.c_int(CLONE_NEWUSER | flag if name == "user" else flag)) == 0:
            found.append(name)
    if not found:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return ", ".join(found)


def _output() -> str:
    fd = os.memfd_create("probe", os.MFD_ALLOW_SEALING)
    fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK)
    os.write(fd, b"x")
    _refused(lambda: os.ftruncate(fd, 0), "a sealed file was cut")
    return "files in memory can be sealed"


def _cuda() -> str:
    if not os.path.exists("/dev/nvidiactl"):  # noqa: PTH110
        raise RuntimeError("no NVIDIA device")
    with open("/proc/driver/nvidia/version", encoding="utf-8") as file:  # noqa: PTH123
        found = re.search(r"Module.*?(\d[\d.]+)", file.readline())
    return f"NVIDIA driver {found[1]}" if found else "an NVIDIA driver"


PROBES: dict[str, Callable[[], str]] = {
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
