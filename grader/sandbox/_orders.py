"""The trusted end of a line to a zygote: orders and answers, each under a deadline."""

from __future__ import annotations

import contextlib
import errno
import os
import select
import socket
import threading
import time
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from grader.messages import Message
from grader.worker import control
from grader.worker.control import ControlError, Order, Reply

ORDER_SECONDS = 10.0
"""To fork or to reap, on a machine that is out of memory."""


class Gone(Exception):
    """The zygote has died, hangs or babbles; another one may do better."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message


class Full(Gone):
    """The machine has no room for a child now; the zygote itself is well."""


class Forked(NamedTuple):
    """A child as its zygote announced it. Its process id stays its own until it is reaped."""

    pid: int
    pidfd: int


class Line:
    """Orders to one zygote. Its methods may be called from several threads."""

    def __init__(self, ours: socket.socket) -> None:
        self.children = 0
        """Children that were ordered and are not yet reaped."""
        self._socket = ours
        self._lock = threading.Lock()
        self._owed: list[Promise] = []
        self._broken: Gone | None = None

    @property
    def broken(self) -> bool:
        """Whether no order will be obeyed any more."""
        return self._broken is not None

    def fork(self, fds: Sequence[int], operation: int = control.FORK) -> Promise:
        """Order a child over descriptors that become its own; do not wait for it."""
        with self._lock:
            self._send(Order(operation), fds)
            self.children += 1
            promise = Promise(self)
            self._owed.append(promise)
            return promise

    def reap(self, pid: int) -> Reply:
        """Reap a dead child; return its wait status and what it used."""
        answer = self._ask(Order(control.REAP, pid))
        with self._lock:
            self.children -= 1
        return answer

    def pin(self, pid: int, core: int) -> None:
        """Keep a child on one core."""
        self._ask(Order(control.PIN, pid, core))

    def settle(self, promise: Promise) -> None:
        """Wait for the answer to an order to fork."""
        with self._lock:
            if promise in self._owed:
                self._settle()

    def hang_up(self, reason: Message) -> None:
        """Send no order any more; at this the zygote kills and reaps its children, and ends."""
        self._give_up(Gone(reason))
        self._socket.close()

    # ------------------------------------------------------------------ records under a deadline

    def _ask(self, order: Order) -> Reply:
        with self._lock:
            self._send(order, ())
            self._settle()
            answer, fds = self._receive(ORDER_SECONDS)
            for fd in fds:
                os.close(fd)
        if answer.error:
            raise Gone(Message("the zygote refuses: {reason}", reason=answer.text))
        return answer

    def _settle(self) -> None:
        """Take the answers that are owed; they come in the order of the orders."""
        while self._owed:
            answer, fds = self._receive(ORDER_SECONDS)
            result = _forked(answer, fds)
            self.children -= not isinstance(result, Forked)
            self._owed.pop(0).fulfil(result)

    def _send(self, order: Order, fds: Sequence[int]) -> None:
        with self._or_broken():
            self._socket.settimeout(ORDER_SECONDS)
            socket.send_fds(self._socket, [order.pack()], fds)

    def _receive(self, seconds: float) -> tuple[Reply, list[int]]:
        with self._or_broken():
            self._socket.settimeout(seconds)
            data, fds, _, _ = socket.recv_fds(self._socket, control.MAX_MESSAGE, 1)
            try:
                return Reply.unpack(data), fds
            except ControlError:
                for fd in fds:
                    os.close(fd)
                raise

    @contextlib.contextmanager
    def _or_broken(self) -> Iterator[None]:
        """Never use a zygote again after an order was cut short: its answers would be mistaken."""
        if self._broken is not None:
            raise Gone(self._broken.message)
        try:
            yield
        except (OSError, ControlError) as error:
            gone = Gone(Message("the zygote is gone: {reason}", reason=str(error)))
            if isinstance(error, TimeoutError):
                gone = Gone(Message("the zygote does not answer"))
            self._fail(gone)
            raise gone from error
        except BaseException:
            self._fail(Gone(Message("the zygote was interrupted")))
            raise

    def _fail(self, gone: Gone) -> None:
        self._give_up(gone)
        self.end()

    def end(self) -> None:
        """Kill the process at the other end."""

    def _give_up(self, gone: Gone) -> None:
        self._broken = self._broken or gone
        for promise in self._owed:
            promise.fulfil(gone)
        self._owed.clear()


def _forked(answer: Reply, fds: list[int]) -> Forked | Gone:
    if answer.error or len(fds) != 1:
        for fd in fds:
            os.close(fd)
        if answer.error in (errno.EAGAIN, errno.ENOMEM):
            why = os.strerror(answer.error)
            return Full(Message("no process can be started: {reason}", reason=why))
        return Gone(Message("the zygote cannot fork: {reason}", reason=answer.text))
    return Forked(answer.first, fds[0])


class Promise:
    """A child that has been ordered."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._result: Forked | Gone | None = None

    def fulfil(self, result: Forked | Gone) -> None:
        """Fill in what came of it."""
        self._result = result

    def wait(self) -> Forked:
        """Return the child; `Gone` if there is none."""
        if self._result is None:
            self._line.settle(self)
        if isinstance(self._result, Forked):
            return self._result
        raise self._result or Gone(Message("the zygote is gone"))


def wait_for_death(pidfd: int, seconds: float) -> bool:
    """Whether a process dies within a time."""
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    deadline = time.monotonic() + seconds
    while (left := deadline - time.monotonic()) > 0:
        if poll.poll(left * 1000):
            return True
    return bool(poll.poll(0))
