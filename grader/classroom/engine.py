"""The local engine: threads that each wait for a station, a process of its own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from typing import IO, Any, Protocol

from grader import errors, messages
from grader.classroom.codec import from_data, to_data
from grader.classroom.envelope import Fault, Request, Response
from grader.classroom.slots import Slots
from grader.jsonlines import Child, ChildError
from grader.messages import Message

RECYCLE = 500
"""Submissions after which a station is replaced, so that its memory stays flat."""
PATIENCE = 600.0
"""Seconds beyond a submission's own limits after which a station is taken for dead."""
START_SECONDS = 300.0


class EngineError(errors.InternalError):
    """A station or an engine failed: never a mark."""

    message: Message


class Engine(Protocol):
    """Where submissions are graded."""

    executor: Executor
    window: int

    def environment(self) -> Mapping[str, str]:
        """Say what grades depend on there."""

    def work(self) -> Callable[[Request, float], Response]:
        """Return the function of a request and its seconds to hand to the executor."""

    def close(self, *, at_once: bool) -> None:
        """Stop; `at_once` drops what is in flight."""


class Local:
    """A station in each slot.

    Parameters
    ----------
    setup : mapping
        See `grader.classroom.station.Station`.
    slots : sequence of str
        The device of each station that may be at work; the empty string is the CPU.
    log : file
        Where stations write what they have to say on standard error.
    """

    def __init__(self, setup: Mapping[str, Any], slots: Sequence[str], log: IO[bytes]) -> None:
        self.setup, self.log = dict(setup), log
        self.window = 2 * len(slots)
        self.executor: Executor = ThreadPoolExecutor(len(slots), thread_name_prefix="station")
        self._slots = Slots(slots)
        self._idle: dict[str, list[_Process]] = {}
        self._all: set[_Process] = set()
        self._lock = threading.Lock()
        self._closed = False

    def environment(self) -> Mapping[str, str]:
        process = self._take()
        self._put(process)
        return process.environment

    def work(self) -> Callable[[Request, float], Response]:
        return self._grade

    def _grade(self, request: Request, seconds: float) -> Response:
        """Runs in a thread of the executor."""
        process = self._take()
        try:
            answer = from_data(Response, process.ask(to_data(request), seconds + PATIENCE))
        except ChildError as error:
            self._drop(process)
            raise EngineError(error.message) from None
        if answer.fault is Fault.SANDBOX:  # the station, and its slot, are in doubt
            self._drop(process)
        elif process.asked >= RECYCLE:
            self._retire(process)
        else:
            self._slots.well(process.slot)
            self._put(process)
        return answer

    def _take(self) -> _Process:
        """Return the station of a free slot, a new one where it has none."""
        if self._closed:
            raise EngineError(Message("stopped"))
        slot = self._slots.take()
        if slot is None:
            raise EngineError(Message("no CUDA device is well"))
        with self._lock:
            idle = self._idle.get(slot)
            if idle:
                return idle.pop()
        try:
            process = _Process(self.setup, self.log, slot)
        except BaseException as error:
            self._slots.strike(slot)
            self._slots.give(slot)
            if isinstance(error, ChildError):
                raise EngineError(error.message) from None
            raise
        with self._lock:
            self._all.add(process)
        return process

    def _put(self, process: _Process) -> None:
        with self._lock:
            self._idle.setdefault(process.slot, []).append(process)
        self._slots.give(process.slot)

    def _drop(self, process: _Process) -> None:
        with self._lock:
            self._all.discard(process)
        process.kill()
        self._slots.strike(process.slot)
        self._slots.give(process.slot)

    def _retire(self, process: _Process) -> None:
        with self._lock:
            self._all.discard(process)
        process.end()
        self._slots.give(process.slot)

    def close(self, *, at_once: bool = False) -> None:
        self._closed = True
        if at_once:
            for process in self._rest():
                process.kill()
        self.executor.shutdown(wait=True, cancel_futures=True)
        for process in self._rest():
            process.end()

    def _rest(self) -> list[_Process]:
        with self._lock:
            processes, self._all = list(self._all), set()
        return processes


class _Process(Child):
    """A station, from the coordinator's side; it is asked for its environment first.

    Raises
    ------
    GraderError
        What it refuses to start with, as it raised it there.
    """

    def __init__(self, setup: Mapping[str, Any], log: IO[bytes], slot: str = "") -> None:
        environ = {**os.environ, "CUDA_VISIBLE_DEVICES": slot} if slot else None
        super().__init__(
            "grader.classroom.station", Message("a station"), log, environ=environ, lifeline=True
        )
        self.slot = slot
        try:
            hello = self.ask(setup, START_SECONDS)
            if "refused" in hello:
                raise _refusal(hello)
        except BaseException:
            self.kill()
            raise
        self.asked = 0
        self.environment: Mapping[str, str] = hello


def _refusal(hello: Mapping[str, Any]) -> errors.GraderError:
    """The error with which a station refuses to start, as it raised it there."""
    kind: type[errors.GraderError] = getattr(errors, hello["refused"])
    hint = hello["hint"] and messages.from_data(hello["hint"])
    return kind(messages.from_data(hello["message"]), hint=hint)
