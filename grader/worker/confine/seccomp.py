"""Layer: seccomp. The kernel asks a filter about every system call, before it looks at it.

Reason: whatever a submission does beyond arithmetic is a system call. Fork bombs, left-over
processes, sockets, `chmod` of the instructor's files, signals, `ptrace` are all refused here, and
the parts of the kernel in which holes are found are out of reach.
"""

from __future__ import annotations

import ctypes
import struct

from .kernel import prctl

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


class Prepared:
    """A filter in the form the kernel takes, so that a child only has to fill in a number.

    Parameters
    ----------
    program : bytes
    place : int
        A constant of the program that `install` replaces.
    """

    def __init__(self, program: bytes, place: int = -1) -> None:
        mark = struct.pack("=I", place & 0xFFFFFFFF)
        constants = range(INSTRUCTION - 4, len(program), INSTRUCTION)
        self._places = [at for at in constants if program[at : at + 4] == mark and place >= 0]
        self._code = ctypes.create_string_buffer(program, len(program))
        pointer = ctypes.cast(self._code, ctypes.c_void_p)
        self._program = _Program(len(program) // INSTRUCTION, pointer)
        self._reference = ctypes.byref(self._program)

    def install(self, value: int = 0) -> None:
        """Put the filter on this process and all that it forks, for good.

        Raises
        ------
        OSError
            The kernel has no filters, or this process may still gain privileges.
        """
        for at in self._places:
            struct.pack_into("=I", self._code, at, value)
        prctl(PR_SET_SECCOMP, MODE_FILTER, self._reference)


def install(program: bytes) -> None:
    """Put a filter on; see `Prepared.install`."""
    Prepared(program).install()
