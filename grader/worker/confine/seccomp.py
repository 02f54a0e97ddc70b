"""Layer: seccomp. The kernel asks a filter about every system call, before it looks at it.

Reason: whatever a submission does beyond arithmetic is a system call. Fork bombs, left-over
processes, sockets, `chmod` of the instructor's files, signals, `ptrace` are all refused here, and
the parts of the kernel in which holes are found are out of reach.
"""

from __future__ import annotations

import ctypes

from .kernel import prctl

__all__ = ["available", "install"]

PR_GET_SECCOMP = 21
PR_SET_SECCOMP = 22
MODE_FILTER = 2
INSTRUCTION = 8
"""Bytes."""


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


def available() -> bool:
    """Whether the kernel has filters."""
    try:
        prctl(PR_SET_SECCOMP, MODE_FILTER, None)  # a null pointer: EFAULT where filters exist
    except OSError as error:
        return error.errno == 14
    return False


def install(program: bytes) -> None:
    """Put a filter on this process and all that it forks, for good.

    Raises
    ------
    OSError
        The kernel has no filters, or this process may still gain privileges.
    """
    code = ctypes.create_string_buffer(program, len(program))
    pointer = _Program(len(program) // INSTRUCTION, ctypes.cast(code, ctypes.c_void_p))
    prctl(PR_SET_SECCOMP, MODE_FILTER, ctypes.byref(pointer))
