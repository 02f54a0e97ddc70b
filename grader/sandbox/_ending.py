"""What it means that a worker is gone: its exit status and its limits, as an observation."""

from __future__ import annotations

import signal

from grader.errors import SandboxError
from grader.model import Crashed, Limits, Observation, OutOfMemory, TimedOut
from grader.sandbox._machine import MEMORY
from grader.worker.device import CUDA_POISONED

__all__ = ["ending"]

_SIGNALS: dict[int, str] = {
    signal.SIGSYS: "tried something the sandbox forbids",
    signal.SIGSEGV: "died of SIGSEGV (a very deep recursion, or memory that is not its own)",
    signal.SIGABRT: "aborted (SIGABRT)",
    signal.SIGBUS: "died of SIGBUS",
    signal.SIGFPE: "died of SIGFPE",
    signal.SIGILL: "died of SIGILL",
}


def ending(code: int, limits: Limits, *, killed: bool, cpu: float, since: float) -> Observation:
    """Say why a worker that closed its pipe is gone.

    Parameters
    ----------
    code : int
        Exit status; a negative one is the signal it died of.
    killed : bool
        The kill was ours, because it did not end by itself.
    cpu : float
        CPU time it used, in seconds.
    since : float
        When it began, by the monotonic clock.

    Raises
    ------
    SandboxError
        The machine ran out of memory before the submission reached its limit.
    """
    if code == -signal.SIGXCPU or (code == -signal.SIGKILL and cpu >= limits.total):
        return TimedOut("total", limits.total)
    if killed:
        return Crashed("the submission closed the pipe to the grader")
    if code == -signal.SIGXFSZ:
        return Crashed(f"printed more than {_size(limits.printed)}")
    if code == -signal.SIGKILL:  # the kernel's when memory runs out, or its own
        if MEMORY.ran_out(since):
            size = _size(limits.memory)
            raise SandboxError(
                f"the machine ran out of memory under a submission that may use {size}",
                hint="grade fewer at a time, or give the machine (the container) more memory",
            )
        return OutOfMemory(limits.memory)
    if code == CUDA_POISONED:
        return Crashed("left the CUDA device in an error state")
    if code < 0:
        return Crashed(_SIGNALS.get(-code) or f"died of {_name(-code)}")
    return Crashed("the process ended before the call was complete")


def _size(size: int) -> str:
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size >> 10} KB"


def _name(number: int) -> str:
    try:
        return signal.Signals(number).name
    except ValueError:
        return f"signal {number}"
