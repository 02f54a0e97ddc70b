"""The local engine: threads that each wait for a station, a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import IO, Any, Protocol

from grader import errors
from grader.classroom.slots import Slots

__all__ = ["Engine", "EngineError", "Local"]

RECYCLE = 500
"""Submissions after which a station is replaced, so that its memory stays flat."""
PATIENCE = 600.0
"""Seconds beyond a submission's own limits after which a station is taken for dead."""
START_SECONDS = 300.0
SANDBOX_FAILED = '{"failed": "sandbox"'
"""How an answer begins after which a station, and its slot, are in doubt."""
_BOOT = (
    "import sys; sys.path.insert(0, {root!r}); from grader.classroom.station import main; main()"
)


class EngineError(errors.InternalError):
    """A station or an engine failed: never a mark."""


class Engine(Protocol):
    """Where submissions are graded."""

    executor: Executor
    window: int

    def environment(self) -> Mapping[str, str]:
        """Say what grades depend on there."""

    def work(self) -> Any:
        """Return the function `(request, seconds) -> answer` to hand to the executor."""

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

    def work(self) -> Any:
        return self._grade

    def _grade(self, request: Mapping[str, Any], seconds: float) -> str:
        """Runs in a thread of the executor."""
        process = self._take()
        try:
            line = process.ask(json.dumps(request), seconds + PATIENCE)
        except EngineError:
            self._drop(process)
            raise
        if line.startswith(SANDBOX_FAILED):
            self._drop(process)
        elif process.asked >= RECYCLE:
            self._retire(process)
        else:
            self._slots.well(process.slot)
            self._put(process)
        return line

    def _take(self) -> _Process:
        """Return the station of a free slot, a new one where it has none."""
        if self._closed:
            raise EngineError("stopped")
        slot = self._slots.take()
        if slot is None:
            raise EngineError("no CUDA device is well")
        with self._lock:
            idle = self._idle.get(slot)
            if idle:
                return idle.pop()
        try:
            process = _Process(self.setup, self.log, slot)
        except BaseException:
            self._slots.strike(slot)
            self._slots.give(slot)
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


class _Process:
    """A station, from the coordinator's side."""

    def __init__(self, setup: Mapping[str, Any], log: IO[bytes], slot: str = "") -> None:
        self.slot = slot
        # -I leaves the working folder out of sys.path; the checkout may have to be put back in
        root = str(Path(__file__).parent.parent.parent)
        boot = _BOOT.format(root=root)
        lifeline, self._lifeline = os.pipe()
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-I", "-X", "utf8", "-c", boot, str(lifeline)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                pass_fds=(lifeline,),
                env={**os.environ, "CUDA_VISIBLE_DEVICES": slot} if slot else None,
                start_new_session=True,
            )
        except OSError as error:
            os.close(self._lifeline)
            raise EngineError(f"cannot start a station: {error.strerror}") from error
        finally:
            os.close(lifeline)
        self.asked = 0
        self._rest = b""
        self._ended = False
        hello = json.loads(self.ask(json.dumps(setup), START_SECONDS))
        self.asked = 0
        if "refused" in hello:
            self.kill()
            raise getattr(errors, hello["refused"])(hello["message"], hint=hello["hint"])
        self.environment: Mapping[str, str] = hello

    def ask(self, line: str, seconds: float) -> str:
        """Send one line and wait for one; a station that dies or is late is an `EngineError`."""
        self.asked += 1
        assert self.process.stdin is not None
        try:
            self.process.stdin.write(line.encode("ascii") + b"\n")
            self.process.stdin.flush()
            return self._line(time.monotonic() + seconds).decode("ascii")
        except (OSError, ValueError) as error:
            raise EngineError(f"a station died: {self._ending() or error}") from None

    def _line(self, deadline: float) -> bytes:
        assert self.process.stdout is not None
        handle = self.process.stdout.fileno()
        pieces = [self._rest]
        while b"\n" not in pieces[-1]:
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([handle], [], [], left)[0]:
                raise EngineError("a station did not answer in time")
            piece = os.read(handle, 1 << 16)
            if not piece:
                raise EngineError(f"a station died: {self._ending()}")
            pieces.append(piece)
        line, _, self._rest = b"".join(pieces).partition(b"\n")
        return line

    def _ending(self) -> str:
        try:
            code = self.process.wait(1.0)
        except subprocess.TimeoutExpired:
            return "it closed its pipe"
        return f"of {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"

    def end(self) -> None:
        """Ask the station to end by itself, which it does when it has nothing more to read."""
        assert self.process.stdin is not None
        with contextlib.suppress(OSError, ValueError):
            self.process.stdin.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(3.0)
        self.kill()

    def kill(self) -> None:
        """End the station, and with it all below it; idempotent."""
        if self._ended:
            return
        self._ended = True
        os.close(self._lifeline)  # the station kills what is below it, then itself
        try:
            self.process.wait(5.0)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
