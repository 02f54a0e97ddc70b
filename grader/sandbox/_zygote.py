"""The trusted end of zygotes: starts them, or has one forked from another, and ends them."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from grader.errors import SandboxError
from grader.messages import Message, os_reason, verbatim
from grader.sandbox._environment import environment
from grader.sandbox._machine import OWN
from grader.sandbox._orders import Forked, Gone, Line, wait_for_death
from grader.worker import control
from grader.worker.confine.limits import Base

START_SECONDS = 120.0
"""To start an interpreter and import its libraries, on a busy machine."""
CLOSE_SECONDS = 2.0
"""To end its children and itself."""

_BOOT = (
    "import gc, sys; gc.disable(); sys.path.insert(0, {path!r}); "
    "from worker.forking import without_hooks; without_hooks(); "
    "from worker.zygote import main; sys.path.pop(0); main()"
)
"""No garbage is looked for yet: a library imported is little of it, and much to look through."""


class Profile(NamedTuple):
    """What a zygote has imported and what its children may do; each profile has its own zygote."""

    backend: str
    imports: tuple[str, ...] = ()
    device: str = "cpu"
    landlock: bool = True
    """Whether Landlock is put on, where there is one."""
    meta: bool = True
    """Whether torch's `meta` device is ready: a second's worth of modules."""
    forbid: tuple[str, ...] = ()
    """Functions that refuse to be called."""


class Zygote(Line):
    """One zygote process.

    Raises
    ------
    SandboxError
        The process cannot be started.
    """

    def __init__(self, profile: Profile) -> None:
        self.landlock = 0
        self.base = Base(0, 0)
        self._ready = False
        self._errors = os.fdopen(os.memfd_create("errors"), "w+b")  # no folder need be writable
        ours, theirs = _pair()
        super().__init__(ours)
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
        flags = ["-I", "-u", "-X", "utf8", *(["-B"] if sys.dont_write_bytecode else [])]
        command = [sys.executable, *flags, "-c", _BOOT.format(path=root)]
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
            raise SandboxError(
                Message("cannot start a zygote: {reason}", reason=os_reason(error))
            ) from error
        finally:
            theirs.close()
        OWN.add(self._process.pid)

    @property
    def pid(self) -> int:
        return self._process.pid

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
                why = verbatim(said) if (said := self._printed()) else gone.message
                raise SandboxError(
                    Message("a zygote died while starting: {reason}", reason=why)
                ) from gone
            if answer.error:
                raise SandboxError(
                    Message("a zygote cannot confine submissions: {reason}", reason=answer.text),
                    hint=Message("`grader doctor` says what is missing"),
                )
            self.landlock = answer.first
            self.base = Base(answer.second, answer.third)
            self._ready = True

    def close(self) -> None:
        """End it and all its children."""
        with self._lock:
            self.hang_up(Message("the zygote is closed"))
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

    def end(self) -> None:
        with contextlib.suppress(OSError):
            self._process.kill()

    def kill(self) -> None:
        """End it at once; its children die with it."""
        self.end()
        self.close()

    def _printed(self) -> str:
        """The last line it wrote."""
        size = os.fstat(self._errors.fileno()).st_size
        text = os.pread(self._errors.fileno(), 4000, max(0, size - 4000)).decode("utf-8", "replace")
        return text.strip().rpartition("\n")[2][:300]


class Branch(Line):
    """A zygote that was forked from another and refuses functions: what that costs, it pays once.

    Parameters
    ----------
    root : Zygote
        With the libraries, confined; it may still be starting.
    forbid : tuple of str
    """

    def __init__(self, root: Zygote, forbid: tuple[str, ...]) -> None:
        ours, self._theirs = _pair()
        super().__init__(ours)
        self.root, self.forbid = root, forbid
        self._forked: Forked | None = None
        self.base = Base(0, 0)

    @property
    def pid(self) -> int:
        return self._forked.pid if self._forked else 0

    @property
    def landlock(self) -> int:
        return self.root.landlock

    def start(self) -> None:
        """Wait until it is ready.

        Raises
        ------
        SandboxError
            The other zygote cannot start, or this one cannot refuse what it should.
        Gone
            The other one has died, or has no room.
        """
        self.root.start()
        with self._lock:
            if self._forked is not None:
                return
            try:
                with self._theirs:
                    fds = [self._theirs.fileno()]
                    self._forked = self.root.fork(fds, control.BRANCH).wait()
            except Gone as gone:
                self.hang_up(gone.message)
                raise
            OWN.add(self._forked.pid)
            with self._or_broken():
                self._socket.send(json.dumps(self.forbid).encode())
            answer, _ = self._receive(START_SECONDS)
            if answer.error:
                raise SandboxError(
                    Message("a zygote cannot refuse functions: {reason}", reason=answer.text)
                )
            self.base = Base(answer.second, answer.third)

    def close(self) -> None:
        """End it and all its children."""
        with self._lock:
            self.hang_up(Message("the zygote is closed"))
            self._theirs.close()
            if self._forked is None:
                return
            pid, pidfd = self._forked
            self._forked = None
            if not wait_for_death(pidfd, CLOSE_SECONDS):
                _kill(pidfd)
                wait_for_death(pidfd, CLOSE_SECONDS)
            os.close(pidfd)
            OWN.discard(pid)
        with contextlib.suppress(Gone):
            self.root.reap(pid)

    def end(self) -> None:
        if self._forked is not None:
            _kill(self._forked.pidfd)

    def kill(self) -> None:
        """End it at once; its children die with it."""
        self.end()
        self.close()


def _pair() -> tuple[socket.socket, socket.socket]:
    return socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)


def _kill(pidfd: int) -> None:
    with contextlib.suppress(OSError):
        signal.pidfd_send_signal(pidfd, signal.SIGKILL)
