"""What it means that a worker is gone: its exit status and its limits, as an observation."""

from __future__ import annotations

import signal

from grader.errors import SandboxError
from grader.messages import Message
from grader.model import Crashed, Limits, Observation, OutOfMemory, TimedOut
from grader.sandbox._machine import MEMORY
from grader.worker.device import CUDA_POISONED

_SIGNALS: dict[int, Message] = {
    signal.SIGSYS: Message("tried something the sandbox forbids"),
    signal.SIGSEGV: Message(
        "died of SIGSEGV (a very deep recursion, or memory that is not its own)"
    ),
    signal.SIGABRT: Message("aborted (SIGABRT)"),
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
        return Crashed(Message("the submission closed the pipe to the grader"))
    if code == -signal.SIGXFSZ:
        said = Message("printed more than {size}", size=_size(limits.printed))
        return Crashed(said, flood=True)
    if code == -signal.SIGKILL:  # the kernel's when memory runs out, or its own
        if MEMORY.ran_out(since):
            size = _size(limits.memory)
            raise SandboxError(
                Message(
                    "the machine ran out of memory under a submission that may use {size}",
                    size=size,
                ),
                hint=Message(
                    "grade fewer at a time, or give the machine (the container) more memory"
                ),
            )
        return OutOfMemory(limits.memory)
    if code == CUDA_POISONED:
        return Crashed(Message("left the CUDA device in an error state"))
    if code < 0:
        return Crashed(_SIGNALS.get(-code) or _died(-code))
    return Crashed(Message("the process ended before the call was complete"))


def _size(size: int) -> str:
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size >> 10} KB"


def _died(number: int) -> Message:
    try:
        return Message("died of {name}", name=signal.Signals(number).name)
    except ValueError:
        return Message("died of signal {number}", number=number)
