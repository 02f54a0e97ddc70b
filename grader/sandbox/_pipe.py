"""The pipes to a worker: frames under a deadline, and what it means that they end."""

from __future__ import annotations

import os
import select
from collections.abc import Sequence
from typing import Any, Protocol

from grader.model import Observation
from grader.sandbox._deadline import Clocked, Deadline, Late
from grader.worker import wire

Received = tuple[dict[str, Any], memoryview]
"""The header of a frame and the bytes of its arrays."""


class Child(Clocked, Protocol):
    """A started worker, as its sandbox knows it."""

    write_fd: int
    read_fd: int

    def kill(self) -> None:
        """Kill the worker and everything it started; idempotent."""

    def ending(self) -> Observation:
        """Say why a worker that closed its pipe is gone (after `kill`)."""

    def out_of_memory(self) -> Observation:
        """Say what it means that a submission got no more memory; an error if it is our fault."""

    def printed(self, limit: int) -> str:
        """What it printed."""

    def pin(self, core: int) -> None:
        """Keep it on one core, where the system can."""

    def interrupt(self) -> bool:
        """Ask it where it stands; whether it can be asked."""


class Gone(Exception):
    """The worker is finished; the observation says how."""

    def __init__(self, observation: Observation) -> None:
        super().__init__()
        self.observation = observation


class Pipe:
    """Questions to one worker, and its answers.

    Parameters
    ----------
    child : Child
        Whose descriptors are used, and closed in the end.
    deadline : Deadline
        For whatever is waited for.
    room : int
        The most bytes of arrays in one answer.
    """

    def __init__(self, child: Child, deadline: Deadline, room: int) -> None:
        self.child, self.deadline, self.room = child, deadline, room
        self._ahead, self._spare = bytearray(), bytearray(wire.READ_AHEAD)
        for fd in (child.write_fd, child.read_fd):
            os.set_blocking(fd, False)

    @property
    def empty(self) -> bool:
        """Whether nothing of an answer is here yet."""
        return not self._ahead

    def close(self) -> None:
        for fd in (self.child.write_fd, self.child.read_fd):
            os.close(fd)

    def write(self, parts: Sequence[Any]) -> None:
        """Send a frame to a worker that is to answer it.

        Raises
        ------
        Gone
            It has ended.
        Late
            It does not take it.
        WireError
            It has answered already.
        """
        self._no_early_answer()
        waiting = wire.views(parts)
        while waiting:
            try:
                waiting = wire.rest(waiting, os.writev(self.child.write_fd, waiting[: wire.PARTS]))
            except BlockingIOError:
                self._wait(read=False)
            except BrokenPipeError:
                raise Gone(self._ending()) from None

    def read(self, nonce: bytes, *, more: bool = False) -> Received:
        """Read an answer, the last one unless `more` are to come.

        Raises
        ------
        Gone
            The worker has ended.
        Late
            It does not answer.
        WireError
            That is no answer to the question with that nonce.
        """
        prefix = self._take(wire.PREFIX.size)
        header_size, payload_size, echoed = wire.parse_prefix(bytes(prefix), self.room)
        if echoed != nonce:
            raise wire.WireError("an answer to another question")
        header = wire.parse_header(self._take(header_size))
        payload = memoryview(self._take(payload_size))
        if self._ahead and not more:
            raise wire.WireError("more came than one answer")
        return header, payload

    def _no_early_answer(self) -> None:
        """An answer that stands in the pipe before its question is a forgery."""
        poll = select.poll()
        poll.register(self.child.read_fd, select.POLLIN)
        if poll.poll(0):
            try:
                early = os.read(self.child.read_fd, 1)
            except BlockingIOError:
                return
            if early:
                raise wire.WireError("an answer came before its question")
            raise Gone(self._ending())

    def _wait(self, read: bool) -> None:
        left = self.deadline.left()
        poll = select.poll()
        poll.register(
            self.child.read_fd if read else self.child.write_fd,
            select.POLLIN if read else select.POLLOUT,
        )
        poll.poll(left * 1000 + 1)

    def _take(self, size: int) -> bytearray:
        """Return so many bytes of what comes; what came beyond them stays for the next time."""
        got, data = min(len(self._ahead), size), bytearray(size)
        data[:got], self._ahead = self._ahead[:got], self._ahead[got:]
        try:
            while got < size:
                got += self._read([memoryview(data)[got:], self._spare])
                self.deadline.left()
        except Late:  # a part of an answer is here
            self._ahead = data[:got]
            raise
        self._ahead += self._spare[: got - size]
        return data

    def _read(self, places: Sequence[Any]) -> int:
        """Wait until something comes, and return how much."""
        while True:
            try:
                count = os.readv(self.child.read_fd, places)
            except BlockingIOError:
                self._wait(read=True)
                continue
            if not count:
                raise Gone(self._ending())
            return count

    def _ending(self) -> Observation:
        self.child.kill()
        return self.child.ending()
