"""Layer: descriptors. A child holds its two pipes and its output, nothing else of anybody's.

Reason: an open descriptor is a permission that no later check takes away. What remains: 0 is
`/dev/null`, 1 and 2 a file in memory of limited size, 3 where requests come in, 4 where answers go.
"""

from __future__ import annotations

import os
import signal

from .kernel import prctl, syscall

READ, WRITE = 3, 4
PR_SET_PDEATHSIG = 1
LAST = 0x7FFFFFFF


def keep_only(read_fd: int, write_fd: int, output_fd: int) -> None:
    """Move the three to their places and close all others; each must be above `WRITE`."""
    os.dup2(output_fd, 1, inheritable=True)
    os.dup2(output_fd, 2, inheritable=True)
    os.dup2(read_fd, READ, inheritable=False)
    os.dup2(write_fd, WRITE, inheritable=False)
    try:
        syscall("close_range", WRITE + 1, LAST, 0)
    except OSError:  # Linux before 5.9, or a container that does not know the call
        os.closerange(WRITE + 1, os.sysconf("SC_OPEN_MAX"))


def isolate(parent: int) -> None:
    """Leave the zygote's session, and die with the zygote.

    Raises
    ------
    ProcessLookupError
        It is dead already.
    """
    os.setsid()
    die_with(parent)


def die_with(parent: int) -> None:
    """Have the kernel end this process when its parent ends.

    Raises
    ------
    ProcessLookupError
        It is dead already.
    """
    prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        raise ProcessLookupError("the zygote is gone")
