"""One child of a zygote, seen from the trusted side: a `Child` for `WorkerSession`."""

from __future__ import annotations

import contextlib
import fcntl
import os
import signal
import time

from grader.errors import SandboxError
from grader.messages import Message, os_reason
from grader.model import Job, Observation, OutOfMemory
from grader.sandbox._clocks import Clocks
from grader.sandbox._ending import ending
from grader.sandbox._orders import Forked, Gone, wait_for_death
from grader.sandbox._zygote import Branch, Zygote
from grader.worker.confine.limits import Limits, shortage

EXTRA_PROCESSES = 256
"""Threads a submission may start, with all others of its account that run at the same time."""

PIPE_BYTES = 1 << 18
GRACE_SECONDS = 0.2
"""For a worker that is on its way out by itself, so that its status tells why."""
KILL_SECONDS = 30.0
"""For the kernel to end a killed process and free its memory."""
OUT_OF_BOUNDS = (signal.SIGKILL, signal.SIGXCPU, signal.SIGXFSZ)
"""What the kernel ends a process with that went beyond memory, time or the size of a file."""


class Waiting:
    """A child forked ahead, or just now: confined, with no submission and no limits yet."""

    def __init__(self, zygote: Branch | Zygote) -> None:
        self.zygote = zygote
        with contextlib.ExitStack() as ours, contextlib.ExitStack() as theirs:
            (requests, self.write_fd), (self.read_fd, answers) = _pipe(), _pipe()
            for fd in (requests, answers):
                theirs.callback(os.close, fd)
            for fd in (self.write_fd, self.read_fd):
                ours.callback(os.close, fd)
            self.output_fd = open_output()
            ours.callback(os.close, self.output_fd)
            self._promise = zygote.fork([requests, answers, self.output_fd])
            self._ours = ours.pop_all()

    def take(self, job: Job, processes: int) -> ForkedChild:
        """Give the child its limits, and with them to a job; `Gone` if there is no child."""
        limits = Limits(int(job.limits.total) + 1, job.limits.memory, job.limits.printed, processes)
        if job.device != "cpu":
            limits = limits._replace(memory=0, processes=0)
        try:
            forked = self._promise.wait()
            os.write(self.write_fd, limits.pack())
        except Gone:
            self.drop()
            raise
        except OSError as error:
            self.drop()
            raise Gone(os_reason(error)) from error
        self._ours.pop_all()
        return ForkedChild(self, forked, job, shortage(limits, self.zygote.base))

    def settle(self) -> None:
        """Wait until the child is there."""
        self._promise.wait()

    def drop(self) -> None:
        """Let it go unused: it ends when its pipe closes."""
        self._ours.close()
        with contextlib.suppress(Gone):
            forked = self._promise.wait()
            wait_for_death(forked.pidfd, KILL_SECONDS)
            os.close(forked.pidfd)
            self.zygote.reap(forked.pid)


def _pipe() -> tuple[int, int]:
    """A pipe that holds large arrays in few pieces, where the account may have one so wide."""
    ends = os.pipe()
    with contextlib.suppress(OSError):
        fcntl.fcntl(ends[0], fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    return ends


def open_output() -> int:
    """A file in memory for what is printed; it only grows, up to the limit on files."""
    fd = os.memfd_create("output", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    fcntl.fcntl(fd, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK)
    return fd


class ForkedChild:
    """A child with a job. The session closes the pipes; everything else is closed here."""

    clocked = True

    def __init__(self, waiting: Waiting, forked: Forked, job: Job, short: str) -> None:
        self.zygote, self.job, self.short = waiting.zygote, job, short
        self.write_fd, self.read_fd = waiting.write_fd, waiting.read_fd
        self.pid, self._pidfd, self._output_fd = *forked, waiting.output_fd
        self._code: int | None = None
        self._dead = self._killed = False
        self._cpu, self._since = 0.0, time.monotonic()
        self._clocks = Clocks(self.pid)
        self._printed = b""

    def cpu_seconds(self) -> float:
        if not self._dead:
            self._cpu = self._clocks.used()
        return self._cpu

    def queued_seconds(self) -> float:
        return self._clocks.queued()

    def pin(self, core: int) -> None:
        with contextlib.suppress(Gone):
            self.zygote.pin(self.pid, core)

    def interrupt(self) -> bool:
        if self._dead:
            return False
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._pidfd, signal.SIGUSR1)
        return True

    def kill(self) -> None:
        if self._dead:
            return
        if not (self._leaving() and wait_for_death(self._pidfd, GRACE_SECONDS)):
            self._killed = not wait_for_death(self._pidfd, 0)
            with contextlib.suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._pidfd, signal.SIGKILL)
            wait_for_death(self._pidfd, KILL_SECONDS)
        self._dead = True
        with contextlib.suppress(Gone):
            answer = self.zygote.reap(self.pid)
            self._code = os.waitstatus_to_exitcode(answer.first)
            self._cpu = answer.second / 1e6
        self._printed = os.pread(self._output_fd, min(self.job.limits.printed, 1 << 16), 0)
        self._clocks.close()
        os.close(self._pidfd)
        os.close(self._output_fd)

    def _leaving(self) -> bool:
        """Whether it has closed its pipe, so that it is about to end by itself."""
        try:
            return os.read(self.read_fd, 1) == b""
        except OSError:
            return False

    def ending(self) -> Observation:
        """Say why it is gone.

        Raises
        ------
        SandboxError
            Its zygote is gone too, so that nobody knows; or a limit of the machine's own ended it.
        """
        if self._code is None:
            raise SandboxError(Message("the zygote died under a submission"))
        if not self._killed and -self._code in OUT_OF_BOUNDS:
            self._check_short()
        return ending(
            self._code, self.job.limits, killed=self._killed, cpu=self._cpu, since=self._since
        )

    def out_of_memory(self) -> Observation:
        self._check_short()
        return OutOfMemory(self.job.limits.memory)

    def _check_short(self) -> None:
        if self.short:
            raise SandboxError(
                Message(
                    "a submission met this account's own limit (`{limit}`) before the exercise's",
                    limit=self.short,
                ),
                hint=Message("raise `{limit}`", limit=self.short),
            )

    def printed(self, limit: int) -> str:
        data = self._printed if self._dead else os.pread(self._output_fd, limit * 4, 0)
        return data[: limit * 4].decode("utf-8", "replace")
