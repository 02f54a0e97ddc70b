"""The portable sandbox: a fresh interpreter per submission, with limits, killed as a whole tree.

It bounds time, memory, output and file size, and starts in an empty environment. Everything else
it confines only where the kernel offers it, layer by layer; what is missing, every report says.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from grader.errors import SandboxError
from grader.messages import NOTHING, Message, in_context, os_reason
from grader.model import Isolation, Job, Observation, OutOfMemory
from grader.sandbox._clocks import Clocks, cpu_seconds
from grader.sandbox._ending import ending
from grader.sandbox._environment import environment
from grader.sandbox._machine import OWN, Account
from grader.sandbox._session import WorkerSession
from grader.worker.confine import standalone
from grader.worker.confine.account import NOBODY

KIND = "process"
PR_SET_CHILD_SUBREAPER = 36
EXTRA_PROCESSES = 64
"""Processes and threads a submission may add to those its user already runs."""

_BOOT = (
    "import sys; sys.path.insert(0, {path!r}); from worker.main import main; "
    "sys.path.pop(0); main()"
)


def unavailable(device: str) -> str:
    """Return why this sandbox cannot run here, or the empty string."""
    posix = hasattr(os, "set_blocking") and hasattr(os, "killpg")
    return "" if posix else Message("needs a POSIX system")


def open_sandbox(device: str, *, fallback: Message = NOTHING) -> ProcessSandbox:
    """Return the sandbox; `fallback` is why no stronger one runs."""
    return ProcessSandbox(device, fallback=fallback)


class ProcessSandbox:
    """Starts one interpreter per session."""

    def __init__(self, device: str = "cpu", *, fallback: Message = NOTHING) -> None:
        self.device, self.fallback = device, fallback
        self.linux = sys.platform.startswith("linux")
        self.cpu_clock = self.linux and cpu_seconds(os.getpid()) is not None
        sized = self.linux and Path("/proc/self/status").exists()  # what libraries take is known
        self.limits_memory = sized and device == "cpu"
        self.layers = standalone.offered() if device == "cpu" else ()
        standalone.hide()  # or a submission could write to the grader's memory
        if self.linux:  # orphans of a submission become our children, so that we can kill them
            ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self._strangers = _children()
        self._workers: set[int] = set()
        uid = os.getuid() if hasattr(os, "getuid") else 0
        self._account = Account(NOBODY if standalone.ACCOUNT in self.layers else uid)

    @property
    def isolation(self) -> Isolation:
        has = self.layers.__contains__
        seccomp, landlock = has(standalone.SECCOMP), has(standalone.LANDLOCK)
        rights = Message("the rights of root")
        facts = (
            (in_context("what a sandbox confines", "memory"), self.limits_memory),
            (Message("memory of other programs"), has(standalone.PRIVATE)),
            (in_context("what a sandbox confines", "files"), seccomp or landlock),
            (in_context("what a sandbox confines", "network"), seccomp),
            (Message("forking"), seccomp),
            (Message("signals"), seccomp),
            (rights, has(standalone.ACCOUNT) or not _is_root()),
        )
        confined = [
            Message("own process"),
            in_context("what a sandbox confines", "time"),
            in_context("what a sandbox confines", "output"),
        ]
        confined += [name for name, closed in facts if closed and name is not rights]
        missing = [name for name, closed in facts if not closed]
        clock = Message("child CPU clock") if self.cpu_clock else Message("wall clock")
        return Isolation(KIND, tuple(confined), tuple(missing), clock, self.fallback)

    def warm(self, backend: str) -> None:
        """Nothing that is imported here would be there in another process."""

    def open(self, job: Job) -> WorkerSession:
        to_worker, from_worker = os.pipe(), os.pipe()
        output = _open_output()  # closed with the worker
        theirs = (to_worker[0], from_worker[1])
        config = {
            "read_fd": theirs[0],
            "write_fd": theirs[1],
            "backend": job.backend,
            "cpu": job.limits.total,
            "printed": job.limits.printed,
            "memory": job.limits.memory if self.limits_memory and job.device == "cpu" else 0,
            "processes": self._processes(job),
            "imports": job.imports,
            "layers": self.layers if job.device == "cpu" else self.layers[:1],
        }
        root = str(Path(__file__).parent.parent)
        command = [sys.executable, "-I", "-B", "-u", "-X", "utf8", "-c", _BOOT.format(path=root)]
        try:
            process = subprocess.Popen(
                [*command, json.dumps(config)],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                pass_fds=theirs,
                env=environment(job.device),
                cwd="/",
                start_new_session=True,
            )
        except OSError as error:
            output.close()
            for fd in (to_worker[1], from_worker[0]):
                os.close(fd)
            raise SandboxError(
                Message("cannot start a worker: {reason}", reason=os_reason(error))
            ) from error
        finally:
            for fd in theirs:
                os.close(fd)
        self._workers.add(process.pid)
        return WorkerSession(
            _Process(self, process, to_worker[1], from_worker[0], output, job), job
        )

    def _processes(self, job: Job) -> int:
        if job.trusted or not self.linux:
            return 0
        return self._account.total(EXTRA_PROCESSES)

    def reap(self, pid: int) -> None:
        """Forget a worker and kill the orphans it left to us."""
        self._workers.discard(pid)
        for _ in range(100):
            orphans = _children() - self._workers - self._strangers - OWN
            if not orphans:
                return
            for orphan in orphans:
                with contextlib.suppress(OSError):
                    os.kill(orphan, signal.SIGKILL)
                with contextlib.suppress(OSError):
                    os.waitpid(orphan, os.WNOHANG)
            time.sleep(0.001)

    def close(self) -> None:
        """Nothing is kept running between sessions."""


class _Process:
    """One worker process."""

    def __init__(
        self,
        sandbox: ProcessSandbox,
        process: subprocess.Popen[bytes],
        write_fd: int,
        read_fd: int,
        output: Any,
        job: Job,
    ) -> None:
        self.sandbox, self.process, self.output, self.job = sandbox, process, output, job
        self.write_fd, self.read_fd = write_fd, read_fd
        self.dead = self.killed = False
        self.cpu, self.since = 0.0, time.monotonic()
        self.clocks = Clocks(process.pid)
        self.clocked = bool(sandbox.cpu_clock)

    def cpu_seconds(self) -> float:
        if not self.sandbox.cpu_clock:
            return time.perf_counter()
        if not self.dead:
            self.cpu = self.clocks.used()
        return self.cpu

    def queued_seconds(self) -> float:
        return self.clocks.queued()

    def pin(self, core: int) -> None:
        if hasattr(os, "sched_setaffinity"):
            with contextlib.suppress(OSError):
                os.sched_setaffinity(self.process.pid, {core})

    def interrupt(self) -> bool:
        if self.dead or not hasattr(signal, "SIGUSR1"):
            return False
        self.process.send_signal(signal.SIGUSR1)
        return True

    def kill(self) -> None:
        if self.dead:
            return
        if self.process.poll() is None and self._closed_pipe():
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(0.2)
        self.cpu_seconds()
        self.dead, self.killed = True, self.process.poll() is None
        self.clocks.close()
        with contextlib.suppress(OSError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.sandbox.reap(self.process.pid)

    def _closed_pipe(self) -> bool:
        """Whether the worker is on its way out by itself, so that its exit status will tell why."""
        try:
            return os.read(self.read_fd, 1) == b""
        except OSError:
            return False

    def ending(self) -> Observation:
        code = self.process.returncode
        assert code is not None, "a worker's ending is asked for after its kill"
        return ending(code, self.job.limits, killed=self.killed, cpu=self.cpu, since=self.since)

    def out_of_memory(self) -> Observation:
        return OutOfMemory(self.job.limits.memory)

    def printed(self, limit: int) -> str:
        if self.output.closed:
            return ""
        data = os.pread(self.output.fileno(), limit * 4, 0)
        if self.dead:
            self.output.close()
        return data.decode("utf-8", "replace")


def _open_output() -> Any:
    """A file for what is printed: in memory where there is such a thing, for no folder need be
    writable then."""
    with contextlib.suppress(AttributeError, OSError):
        return os.fdopen(os.memfd_create("output"), "w+b")
    try:
        return tempfile.TemporaryFile()
    except OSError as error:
        raise SandboxError(
            Message("no place for what a submission prints: {reason}", reason=error.strerror),
            hint=Message("set `TMPDIR` to a folder that can be written"),
        ) from error


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _children() -> set[int]:
    """Process ids of this process's children, where /proc tells."""
    found: set[int] = set()
    for path in Path("/proc/self/task").glob("*/children"):
        with contextlib.suppress(OSError):
            found.update(int(pid) for pid in path.read_text().split())
    return found
