"""The Linux sandbox: one warm, confined interpreter per library forks a child per submission.

Layers, each in its own module of `grader.worker.confine`: no root and no capabilities, Landlock
without a rule, a list of allowed system calls, descriptors, limits; `grader.sandbox` has the map of
them all. A child holds one submission, sees no file, makes no process and reaches no network; it
costs milliseconds, because it starts with its libraries imported. The reference of an exercise runs
in a child of the same zygote: siblings share nothing that either could write, and what the grader
sends to one does not pass the zygote.
"""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from grader.errors import SandboxError
from grader.messages import NOTHING, Message, in_context, os_reason
from grader.model import Isolation, Job, Observation
from grader.sandbox._clocks import cpu_clock
from grader.sandbox._device import Health, probe_job
from grader.sandbox._forked import EXTRA_PROCESSES, Waiting, open_output
from grader.sandbox._machine import Account
from grader.sandbox._orders import Full, Gone
from grader.sandbox._zygote import Branch, Profile, Zygote
from grader.worker.confine import account, landlock, seccomp
from grader.worker.confine.syscalls import architecture
from grader.worker.refuse import meant

if TYPE_CHECKING:
    from grader.sandbox._session import WorkerSession

KIND = "zygote"
ATTEMPTS = 3
"""Zygotes to try before giving up; each is only lost by an accident of the machine."""
MAX_BRANCHES = 8
"""Zygotes that refuse functions, each for the exercises that forbid the same ones."""
ROOM = Message(
    "raise this account's limit on processes (`ulimit -u`), the container's, or its memory"
)
DESCRIPTORS = Message("raise the limit on open files (`ulimit -n`)")


def unavailable(device: str) -> str:
    """Return why this sandbox cannot run here, or the empty string.

    Asks the kernel, without trying the layers for good: a zygote tries them when it starts, and
    `probe` for `grader doctor`.
    """
    if not sys.platform.startswith("linux"):
        return Message("needs Linux")
    if architecture() is None:
        machine = os.uname().machine
        return Message("no table of system calls for `{machine}`", machine=machine)
    if not seccomp.available():
        return Message("the kernel has no seccomp filters")
    if not os.path.exists("/proc/self/task"):  # noqa: PTH110
        return Message("`/proc` is not mounted")
    if not account.can_drop():
        return Message("runs as root and may not become another user")
    for what, attempt in TRIALS.items():
        try:
            attempt()
        except OSError as error:
            return Message("no {what} here ({reason})", what=what, reason=os_reason(error))
    return ""


def _signal_by_descriptor() -> None:
    pidfd = os.pidfd_open(os.getpid())
    try:
        signal.pidfd_send_signal(pidfd, 0)
    finally:
        os.close(pidfd)


TRIALS: dict[Message, Callable[[], object]] = {
    Message("descriptors of processes"): _signal_by_descriptor,
    Message("CPU clocks of processes"): lambda: time.clock_gettime(cpu_clock(os.getpid())),
    Message("sealed files in memory"): lambda: os.close(open_output()),
}
"""What the trusted side needs of the kernel, by its name."""


def open_sandbox(device: str, *, fallback: Message = NOTHING) -> ZygoteSandbox:
    """Return the sandbox; its zygotes start when they are first needed."""
    return ZygoteSandbox(device)


class ZygoteSandbox:
    """Forks a confined child per session. May be used from several threads."""

    def __init__(self, device: str = "cpu") -> None:
        self.device = device
        self.meta = True
        """Whether children may use torch's `meta` device; without it they start sooner."""
        self._lock = threading.RLock()
        self._zygotes: dict[Profile, Branch | Zygote] = {}
        self._ahead: dict[Profile, Waiting] = {}
        self._health = Health()
        self._landlock = True
        self._account = Account(account.NOBODY if account.is_root() else os.getuid())

    @property
    def isolation(self) -> Isolation:
        version = landlock.version()
        layers = (f"landlock {version}",) if version and self._landlock else ()
        layers = (*layers, "seccomp")
        closed = (Message("no network"), Message("no processes"))
        if self.device == "cpu":
            libraries = any(profile.imports for profile in list(self._zygotes))
            files = Message("no files but libraries") if libraries else Message("no files")
            clock = Message("child CPU clock")
            return Isolation("strict", (*layers, files, *closed), (), clock)
        files = in_context("what a sandbox confines", "files")
        missing = (
            Message("system files") if self._landlock else files,
            in_context("what a sandbox confines", "memory"),
            Message("the device"),
        )
        return Isolation("device", (*layers, *closed), missing, Message("wall clock"))

    def open(self, job: Job) -> WorkerSession:
        """Hand a child to `job`; see `grader.model.Sandbox`."""
        if job.device != "cpu":
            self._check_device(job)
        return self._open(job)

    def _open(self, job: Job) -> WorkerSession:
        profile = self._profile(job.backend, job.imports, job.device, job.forbid)
        processes = self._account.total(EXTRA_PROCESSES)
        reason: Message = NOTHING
        hint: Message | None = None
        for _ in range(ATTEMPTS):
            waiting = self._take(profile)
            zygote = waiting.zygote if waiting else self._zygote(profile)
            try:
                self._start(profile, zygote)
                child = (waiting or Waiting(zygote)).take(job, processes)
            except Full as full:
                reason, hint = full.message, ROOM
                if zygote.broken:  # a branch that never was
                    self._discard(profile, zygote)
            except Gone as gone:
                reason, hint = Message("no zygote stays alive: {reason}", reason=gone.message), None
                self._discard(profile, zygote)
            except OSError as error:
                hint = DESCRIPTORS if error.errno == errno.EMFILE else None
                why = Message("cannot open a pipe: {reason}", reason=os_reason(error))
                raise SandboxError(why, hint=hint) from error
            else:
                self._prepare(profile)
                from grader.sandbox._session import WorkerSession  # and with it NumPy

                return WorkerSession(child, job, self._ended)
        raise SandboxError(reason, hint=hint)

    def warm(self, backend: str) -> None:
        """Start a zygote without waiting for it: whoever knows what comes next saves the time."""
        device = self.device if backend == "torch" else "cpu"
        self._zygote(self._profile(backend, (), device))

    def settle(self) -> None:
        """Wait until the children that are forked ahead are there."""
        with self._lock, contextlib.suppress(Gone):
            for waiting in self._ahead.values():
                waiting.settle()

    def close(self) -> None:
        """Stop the zygotes and every child of theirs."""
        with self._lock:
            for waiting in self._ahead.values():
                waiting.drop()
            self._ahead.clear()
            for profile in sorted(self._zygotes, key=lambda profile: not profile.forbid):
                self._zygotes[profile].close()  # branches before what they come from
            self._zygotes.clear()

    # ------------------------------------------------------------------ the device

    def _check_device(self, job: Job) -> None:
        """Have a fresh child try the device, before the first use and after every death on it.

        A driver that needs files we do not know of gets them: without Landlock, which is said.
        """
        probe = probe_job(job.imports)
        try:
            self._health.check(lambda: self._open(probe))
        except SandboxError:
            if not self._landlock:
                raise
            self._landlock = False
            self._health.check(lambda: self._open(probe))

    def _ended(self, observation: Observation) -> None:
        from grader.sandbox._session import CLOSED

        if observation is not CLOSED:
            self._health.doubt()

    # ------------------------------------------------------------------ zygotes

    def _profile(
        self,
        backend: str,
        imports: tuple[str, ...],
        device: str,
        forbid: tuple[str, ...] = (),
    ) -> Profile:
        landlock = self._landlock or device == "cpu"
        meta = self.meta or backend != "torch"
        if not imports:
            forbid = meant(forbid, torch=backend == "torch")
        return Profile(backend, imports, device, landlock, meta, forbid)

    def _zygote(self, profile: Profile) -> Branch | Zygote:
        """Return the zygote of a profile, running or about to start."""
        with self._lock:
            found = self._zygotes.pop(profile, None)
            if found is None and profile.forbid:
                root = self._zygote(profile._replace(forbid=()))
                assert isinstance(root, Zygote), "the root of a branch refuses nothing"
                found = Branch(root, profile.forbid)
                self._make_room()
            self._zygotes[profile] = found = found or Zygote(profile)  # the last that was used
            return found

    def _make_room(self) -> None:
        """Close the branches that were not used for the longest time, and have no work."""
        branches = [profile for profile in self._zygotes if profile.forbid]
        for profile in branches[: max(0, len(branches) - MAX_BRANCHES + 1)]:
            if self._zygotes[profile].children <= (profile in self._ahead):
                if profile in self._ahead:
                    self._ahead.pop(profile).drop()
                self._zygotes.pop(profile).close()

    def _take(self, profile: Profile) -> Waiting | None:
        """Return the child that was forked ahead, if there is one."""
        with self._lock:
            return self._ahead.pop(profile, None)

    def _start(self, profile: Profile, zygote: Branch | Zygote) -> None:
        """Wait until a zygote is ready."""
        try:
            zygote.start()
        except SandboxError:
            self._discard(profile, zygote)
            raise

    def _prepare(self, profile: Profile) -> None:
        """Fork the next child now, while the grader is busy with this one."""
        with self._lock, contextlib.suppress(Gone, OSError):
            if profile in self._zygotes and profile not in self._ahead:
                self._ahead[profile] = Waiting(self._zygotes[profile])

    def _discard(self, profile: Profile, zygote: Branch | Zygote) -> None:
        """Give a zygote up; the next session gets another."""
        with self._lock:
            waiting = None
            if self._zygotes.get(profile) is zygote:
                del self._zygotes[profile]
                waiting = self._ahead.pop(profile, None)
        zygote.kill()
        if waiting is not None:
            waiting.drop()
        if isinstance(zygote, Branch) and zygote.root.broken:
            self._discard(profile._replace(forbid=()), zygote.root)
