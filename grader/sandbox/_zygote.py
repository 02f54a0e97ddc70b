"""The trusted end of a zygote: starts it, gives it orders under deadlines, ends it."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import select
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from grader.errors import SandboxError
from grader.sandbox._environment import environment
from grader.sandbox._machine import OWN
from grader.worker import control
from grader.worker.confine.limits import Base
from grader.worker.control import Answer, ControlError, Order

__all__ = ["Forked", "Full", "Gone", "Profile", "Promise", "Zygote", "wait_for_death"]

START_SECONDS = 120.0
"""To start an interpreter and import its libraries, on a busy machine."""
ORDER_SECONDS = 10.0
"""To fork or to reap, on a machine that is out of memory."""
CLOSE_SECONDS = 2.0
"""To end its children and itself."""

_BOOT = (
    "import sys; sys.path.insert(0, {path!r}); from worker.forking import without_hooks; "
    "without_hooks(); from worker.zygote import main; sys.path.pop(0); main()"
)


class Profile(NamedTuple):
    """What a zygote has imported and what its children may do; each profile has its own zygote."""

    backend: str
    imports: tuple[str, ...] = ()
    device: str = "cpu"
    landlock: bool = True
    """Whether Landlock is put on, where there is one."""
    meta: bool = True
    """Whether torch's `meta` device is ready: a second's worth of modules."""


class Gone(Exception):
    """The zygote has died, hangs or babbles; another one may do better."""


class Full(Gone):
    """The machine has no room for a child now; the zygote itself is well."""


class Forked(NamedTuple):
    """A child as its zygote announced it. Its process id stays its own until it is reaped."""

    pid: int
    pidfd: int


class Zygote:
    """One zygote process. Its methods may be called from several threads.

    Raises
    ------
    SandboxError
        The process cannot be started.
    """

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.landlock = 0
        self.base = Base(0, 0)
        self._lock = threading.Lock()
        self._owed: list[Promise] = []
        self._broken: Gone | None = None
        self._ready = False
        self._errors = os.fdopen(os.memfd_create("errors"), "w+b")  # no folder need be writable
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._socket = ours
        config = {
            "control": theirs.fileno(),
            "backend": profile.backend,
            "imports": profile.imports,
            "files": bool(profile.imports),
            "device": profile.device != "cpu",
            "landlock": profile.landlock,
            "meta": profile.meta,
        }
        root = str(Path(__file__).parent.parent)
        command = [sys.executable, "-I", "-B", "-u", "-X", "utf8", "-c", _BOOT.format(path=root)]
        try:
            self._process = subprocess.Popen(
                [*command, json.dumps(config)],
                stdin=subprocess.DEVNULL,
                stdout=self._errors,
                stderr=self._errors,
                pass_fds=[theirs.fileno()],
                env=environment(profile.device),
                cwd="/",
                start_new_session=True,
            )
        except OSError as error:
            ours.close()
            self._errors.close()
            raise SandboxError(f"cannot start a zygote: {error.strerror}") from error
        finally:
            theirs.close()
        OWN.add(self._process.pid)

    @property
    def pid(self) -> int:
        return self._process.pid

    # ------------------------------------------------------------------ orders

    def start(self) -> None:
        """Wait until it is ready.

        Raises
        ------
        SandboxError
            It could not import its libraries, or not confine itself; the message says why.
        """
        with self._lock:
            if self._ready:
                return
            try:
                answer, _ = self._receive(START_SECONDS)
            except Gone as gone:
                raise SandboxError(
                    f"a zygote died while starting: {self._said() or gone}"
                ) from gone
            if answer.error:
                said = f"a zygote cannot confine submissions: {answer.text}"
                raise SandboxError(said, hint="`grader doctor` says what is missing")
            self.landlock = answer.first
            self.base = Base(answer.second, answer.third)
            self._ready = True

    def fork(self, fds: Sequence[int]) -> Promise:
        """Order a child over descriptors for requests, answers and output; do not wait for it."""
        with self._lock:
            self._send(Order(control.FORK), fds)
            promise = Promise(self)
            self._owed.append(promise)
            return promise

    def reap(self, pid: int) -> Answer:
        """Take leave of a dead child: its wait status and what it used."""
        return self._ask(Order(control.REAP, pid))

    def pin(self, pid: int, core: int) -> None:
        """Keep a child on one core."""
        self._ask(Order(control.PIN, pid, core))

    def close(self) -> None:
        """End it and all its children."""
        with self._lock:
            self._give_up(Gone("the zygote is closed"))
            self._socket.close()  # at which it kills and buries its children, and ends
            if not self._ends_within(CLOSE_SECONDS):
                self._process.kill()
            self._process.wait()
            OWN.discard(self._process.pid)
            self._errors.close()

    def _ends_within(self, seconds: float) -> bool:
        if self._process.poll() is not None:  # polled, not waited for: `wait` sleeps in between
            return True
        pidfd = os.pidfd_open(self._process.pid)
        try:
            return wait_for_death(pidfd, seconds)
        finally:
            os.close(pidfd)

    def kill(self) -> None:
        """End it at once; its children die with it."""
        with contextlib.suppress(OSError):
            self._process.kill()
        self.close()

    # ------------------------------------------------------------------ records under a deadline

    def _ask(self, order: Order) -> Answer:
        with self._lock:
            self._send(order, ())
            self._settle()
            answer, fds = self._receive(ORDER_SECONDS)
            for fd in fds:
                os.close(fd)
        if answer.error:
            raise Gone(f"the zygote refuses: {answer.text}")
        return answer

    def settle(self, promise: Promise) -> None:
        """Wait for the answer to an order to fork."""
        with self._lock:
            if promise in self._owed:
                self._settle()

    def _settle(self) -> None:
        """Take the answers that are owed; they come in the order of the orders."""
        while self._owed:
            answer, fds = self._receive(ORDER_SECONDS)
            self._owed.pop(0).keep(_forked(answer, fds))

    def _send(self, order: Order, fds: Sequence[int]) -> None:
        with self._or_broken():
            self._socket.settimeout(ORDER_SECONDS)
            socket.send_fds(self._socket, [order.pack()], fds)

    def _receive(self, seconds: float) -> tuple[Answer, list[int]]:
        with self._or_broken():
            self._socket.settimeout(seconds)
            data, fds, _, _ = socket.recv_fds(self._socket, control.MAX_MESSAGE, 1)
            try:
                return Answer.unpack(data), fds
            except ControlError:
                for fd in fds:
                    os.close(fd)
                raise

    @contextlib.contextmanager
    def _or_broken(self) -> Iterator[None]:
        """Never use a zygote again after an order was cut short: its answers would be mistaken."""
        if self._broken is not None:
            raise Gone(str(self._broken))
        try:
            yield
        except (OSError, ControlError) as error:
            late = isinstance(error, TimeoutError)
            gone = Gone("the zygote does not answer" if late else f"the zygote is gone: {error}")
            self._fail(gone)
            raise gone from error
        except BaseException:
            self._fail(Gone("the zygote was interrupted"))
            raise

    def _fail(self, gone: Gone) -> None:
        self._give_up(gone)
        with contextlib.suppress(OSError):
            self._process.kill()

    def _give_up(self, gone: Gone) -> None:
        self._broken = self._broken or gone
        for promise in self._owed:
            promise.keep(gone)
        self._owed.clear()

    def _said(self) -> str:
        """The last line it wrote."""
        size = os.fstat(self._errors.fileno()).st_size
        text = os.pread(self._errors.fileno(), 4000, max(0, size - 4000)).decode("utf-8", "replace")
        return text.strip().rpartition("\n")[2][:300]


def _forked(answer: Answer, fds: list[int]) -> Forked | Gone:
    if answer.error or len(fds) != 1:
        for fd in fds:
            os.close(fd)
        if answer.error in (errno.EAGAIN, errno.ENOMEM):
            return Full(f"no process can be started: {os.strerror(answer.error)}")
        return Gone(f"the zygote cannot fork: {answer.text}")
    return Forked(answer.first, fds[0])


class Promise:
    """A child that has been ordered."""

    def __init__(self, zygote: Zygote) -> None:
        self._zygote = zygote
        self._kept: Forked | Gone | None = None

    def keep(self, result: Forked | Gone) -> None:
        """Fill in what came of it."""
        self._kept = result

    def wait(self) -> Forked:
        """Return the child; `Gone` if there is none."""
        if self._kept is None:
            self._zygote.settle(self)
        if isinstance(self._kept, Forked):
            return self._kept
        raise self._kept or Gone("the zygote is gone")


def wait_for_death(pidfd: int, seconds: float) -> bool:
    """Whether a process dies within a time."""
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        if poll.poll(left * 1000):
            return True
    return bool(poll.poll(0))
