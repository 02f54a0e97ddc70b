"""The zygote: a warm interpreter that forks one confined child per submission.

It imports the libraries, confines itself for good, and then obeys orders (`control`). It
never sees a source, an input, a reference or an expected result: what it once held would be found
in the memory of every child. Sources and inputs travel from the grader straight to a child, through
pipes that the zygote hands over unread and closes. Siblings share nothing after the fork: what one
writes, the other's pages do not show, and no call by which one process reaches another is allowed.
That is why the reference may run in a child of the same zygote.
"""

from __future__ import annotations

import contextlib
import errno
import gc
import json
import os
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from . import control, refuse
from .confine import account, descriptors, devices, landlock, libraries, limits, policy, seccomp
from .confine.syscalls import architecture
from .confine.threads import Threads
from .control import Order, Reply
from .hugepages import HugePages
from .main import sizes
from .preload import NoFiles, optional, preload
from .serve import Worker

SETUP_FAILED = 71
"""Exit status of a child that could not be confined."""

TIDY_AT = 8
"""The fork before which the zygote drops its garbage and gathers its memory into huge pages: it
takes half a second with torch, which a single check would not win back. Once is enough: what a
zygote writes to between forks, and so splits again, is little and always the same."""

FIRST_FREE = 5
"""Descriptors below are a child's own places; none of the zygote's may stand there."""


def main() -> None:
    """Serve the orders on the socket named in `sys.argv[1]` (JSON) until it closes."""
    config = json.loads(sys.argv[1])
    sys.argv = ["submission"]
    orders = socket.socket(fileno=config["control"])
    try:
        zygote = Zygote(orders, config)
    except BaseException as error:
        text = f"{type(error).__name__}: {error}"
        orders.sendmsg([Reply(error=errno.ECHILD, text=text).pack()])
        os._exit(1)
    zygote.serve()


class Zygote:
    """A process that is ready to fork.

    Parameters
    ----------
    orders : socket
    config : dict
        `backend` (`numpy`, `torch`), `imports` (modules an exercise allows besides), `files`
        (whether libraries may be read), `device` (whether a CUDA device may be used) and
        `landlock` (whether it is put on where there is one).
    """

    def __init__(self, orders: socket.socket, config: dict[str, Any]) -> None:
        self.orders = orders
        self.children: set[int] = set()
        self.forks = 0
        table = architecture()
        if table is None:
            raise OSError("unknown architecture")
        signal.signal(signal.SIGXFSZ, signal.SIG_DFL)  # Python ignores it; a flood would go on
        self.device = bool(config["device"])
        known, inside = libraries.apart(config["imports"])
        self.backend = config["backend"]
        preload(self.backend, known, meta=config["meta"], device=self.device)
        if self.device:
            _prove_untouched_device()
        files = bool(config["files"]) and landlock.version() > 0  # or nothing would say which
        readable = libraries.readable(config["imports"]) if files or self.device else []
        self.threads = Threads()
        self.threads.check()
        self.pid = os.getpid()
        filter_ = policy.child_filter(table, device=self.device)
        self.child_filter = seccomp.Prepared(filter_, policy.OWN_PID)
        self._reserve()
        self.status = os.open("/proc/self/status", os.O_RDONLY | os.O_CLOEXEC)
        self.pages = HugePages()
        self._settle()
        limits.impose_common()
        account.drop()
        account.forbid_privileges()
        self.landlock = self._landlock(readable) if config["landlock"] else 0
        seccomp.install(policy.zygote_filter(table, files=files or self.device, device=self.device))
        if not files and not self.device:
            NoFiles.install()
            _prove_no_files()
        _prove_no_network()
        if inside:
            optional(inside)
            self._settle()

    def _settle(self) -> None:
        """Take what is there by now as the ground that every child starts from."""
        gc.enable()
        gc.freeze()  # or a child's first collection would write to every object, and copy it
        base = sizes(os.pread(self.status, 1 << 16, 0).decode("ascii", "replace"))
        self.base = limits.Base(base["VmData"], base["VmSize"])

    def _reserve(self) -> None:
        """Fill the places a child will use, so that no descriptor that arrives stands there."""
        while (fd := os.open("/dev/null", os.O_RDWR | os.O_CLOEXEC)) < FIRST_FREE:
            pass
        os.close(fd)

    def _landlock(self, readable: list[str]) -> int:
        """Put Landlock on, where there is one, and return its version."""
        if not landlock.version():
            return 0
        open_paths = [(path, landlock.READ) for path in readable]
        if self.device:
            open_paths += devices.paths()
        version = landlock.restrict(open_paths)
        _prove_no_files()
        return version

    # ------------------------------------------------------------------ orders

    def serve(self) -> None:
        """Obey orders until the grader closes the socket, and end."""
        try:
            self._serve()
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode("utf-8", "replace"))
        finally:
            self.end()

    def _serve(self) -> None:
        self._answer(Reply(0, self.landlock, *self.base))
        while True:
            data, fds, _, _ = socket.recv_fds(self.orders, control.MAX_MESSAGE, 3)
            if not data:
                return
            try:
                self._obey(Order.unpack(data), fds)
            except control.ControlError as error:
                self._answer(Reply(error=errno.EINVAL, text=str(error)))
            except OSError as error:
                self._answer(Reply(error=error.errno or errno.EIO, text=str(error)))
            finally:
                for fd in fds:
                    os.close(fd)

    def _answer(self, answer: Reply, fds: Sequence[int] = ()) -> None:
        socket.send_fds(self.orders, [answer.pack()], fds)

    def _obey(self, order: Order, fds: list[int]) -> None:
        if order.operation == control.FORK and len(fds) == 3:
            self._fork(self._child, fds)
        elif order.operation == control.BRANCH and len(fds) == 1:
            self._fork(self._branch, fds)
        elif order.operation == control.REAP and order.pid in self.children:
            self._answer(self._reap(order.pid))
        elif order.operation == control.PIN and order.pid in self.children:
            os.sched_setaffinity(order.pid, {order.value})
            self._answer(Reply())
        else:
            raise control.ControlError("an order that cannot be obeyed")

    def _fork(self, become: Callable[[list[int]], None], fds: list[int]) -> None:
        self.threads.check()
        self.forks += 1
        if self.forks == TIDY_AT:
            self._tidy()
        pid = os.fork()
        if pid == 0:
            become(fds)
        self.children.add(pid)
        pidfd = os.pidfd_open(pid)
        try:
            self._answer(Reply(first=pid), [pidfd])
        finally:
            os.close(pidfd)

    def _tidy(self) -> None:
        gc.unfreeze()
        gc.collect()
        gc.freeze()
        self.pages.collapse()

    def _reap(self, pid: int) -> Reply:
        """Forget a child that is dead. Until then its process id is nobody else's."""
        found, status, usage = os.wait4(pid, os.WNOHANG)
        if not found:
            return Reply(error=errno.EAGAIN, text="not dead yet")
        self.children.discard(pid)
        used = int((usage.ru_utime + usage.ru_stime) * 1e6)
        return Reply(first=status, second=used, third=usage.ru_maxrss * 1024)

    def end(self) -> None:
        """Leave nothing behind."""
        for pid in self.children:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
        os._exit(0)

    # ------------------------------------------------------------------ in a zygote's zygote

    def _branch(self, fds: list[int]) -> None:
        """Become a zygote that refuses functions, confined as the one it comes from.

        It has one thread, as every process has that was just forked, and starts none.
        """
        try:
            descriptors.die_with(self.pid)
            self.orders.close()
            self.orders = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET, 0, fds[0])
            self.pid, self.children, self.forks = os.getpid(), set(), 0
            self._refuse()
        except BaseException as error:
            text = f"{type(error).__name__}: {error}"
            self._answer(Reply(error=errno.EINVAL, text=text))
            os._exit(SETUP_FAILED)
        self.serve()

    def _refuse(self) -> None:
        refuse.prepare(self.backend)
        refuse.install(json.loads(os.read(self.orders.fileno(), control.MAX_NAMES)))
        self._settle()

    # ------------------------------------------------------------------ in the child

    def _child(self, fds: list[int]) -> None:
        """Become a worker. Nothing of a submission is here before `serve`."""
        try:
            self._confine(*fds)
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}"[:500].encode("utf-8", "replace"))
            os._exit(SETUP_FAILED)
        try:
            Worker(descriptors.READ, descriptors.WRITE).serve()
        finally:
            os._exit(0)

    def _confine(self, read_fd: int, write_fd: int, output_fd: int) -> None:
        """Put on what each child needs for itself; the order matters, for each takes a right."""
        descriptors.keep_only(read_fd, write_fd, output_fd)
        descriptors.isolate(self.pid)
        granted = _granted()
        if granted is None:
            os._exit(0)
        limits.impose(granted, self.base)
        self.child_filter.install(os.getpid())


def _granted() -> limits.Limits | None:
    """Wait for the limits of the job; None if the grader has none for this child."""
    data = b""
    while len(data) < limits.SIZE:
        part = os.read(descriptors.READ, limits.SIZE - len(data))
        if not part:
            return None
        data += part
    return limits.Limits.unpack(data)


def _prove_no_files() -> None:
    """Try what must fail; a layer that only seems to be there is worse than none.

    The root folder is not among what may be read in any profile.
    """
    try:
        os.close(os.open("/", os.O_RDONLY))
    except OSError:
        return
    raise RuntimeError("files can still be opened")


def _prove_untouched_device() -> None:
    """A driver that is open before a fork cannot be used after it."""
    for link in Path("/proc/self/fd").iterdir():
        with contextlib.suppress(OSError):  # the one that lists them is closed by now
            if str(link.readlink()).startswith("/dev/nvidia"):
                raise RuntimeError("the CUDA driver was opened before the fork")


def _prove_no_network() -> None:
    try:
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
    except OSError:
        return
    raise RuntimeError("sockets can still be made")
