"""Calling the kernel through the C library: for what Python's `os` does not offer."""

from __future__ import annotations

import ctypes
import os

from .syscalls import architecture

libc = ctypes.CDLL(None, use_errno=True)
_syscall = libc.syscall
_syscall.restype = ctypes.c_long


def syscall(name: str, *arguments: object) -> int:
    """Make a system call by name; integers are passed as C longs.

    Raises
    ------
    OSError
        The kernel refuses; the message names the call.
    """
    table = architecture()
    if table is None:
        raise OSError(38, f"{name}: unknown on this architecture")
    longs = [ctypes.c_long(a) if isinstance(a, int) else a for a in arguments]
    return _checked(_syscall(ctypes.c_long(table.numbers[name]), *longs), name)


def prctl(option: int, *arguments: object) -> int:
    """Call `prctl`; missing arguments are zero, as the kernel insists for some options."""
    longs = [ctypes.c_ulong(a) if isinstance(a, int) else a for a in arguments]
    longs += [ctypes.c_ulong(0)] * (4 - len(longs))
    return _checked(libc.prctl(ctypes.c_int(option), *longs), f"prctl({option})")


def _checked(result: int, what: str) -> int:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return result
