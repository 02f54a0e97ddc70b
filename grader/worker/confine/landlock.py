"""Layer: Landlock. No file may be opened, made, removed or executed; no TCP port; no stranger's
abstract socket; no signal to a process outside.

Reason: the filter of system calls cannot look at path names, because they lie in memory. In the
default mode it therefore refuses path names altogether, and this layer holds even if a call was
overlooked there; where libraries may be read, this layer is what says which files are libraries.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import stat
import struct
from collections.abc import Iterable

from .kernel import syscall

READ_FILE, READ_DIR, WRITE_FILE, IOCTL_DEV = 1 << 2, 1 << 3, 1 << 1, 1 << 15
FILE_RIGHTS = 1 | WRITE_FILE | READ_FILE | 1 << 14 | IOCTL_DEV
READ = READ_FILE | READ_DIR
READ_WRITE_DEVICE = READ | WRITE_FILE | IOCTL_DEV
BIND_AND_CONNECT_TCP = 3
ABSTRACT_SOCKETS_AND_SIGNALS = 3
RULE_PATH_BENEATH = 1

# how many of the rights on files each version of the interface knows
_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_NEWEST = 16


def version() -> int:
    """Version of the kernel's Landlock; 0 where there is none."""
    try:
        return syscall("landlock_create_ruleset", None, 0, 1)
    except OSError:
        return 0


def restrict(paths: Iterable[tuple[str, int]] = ()) -> int:
    """Restrict this process and all that it forks, for good; return the version used.

    Parameters
    ----------
    paths : iterable of (path, rights)
        What stays open, with everything beneath; nothing by default.

    Raises
    ------
    OSError
        The kernel has no Landlock.
    """
    known = version()
    handled = (1 << _RIGHTS.get(known, _NEWEST)) - 1
    net = BIND_AND_CONNECT_TCP if known >= 4 else 0
    scoped = ABSTRACT_SOCKETS_AND_SIGNALS if known >= 6 else 0
    size = 24 if known >= 6 else 16 if known >= 4 else 8
    attributes = struct.pack("QQQ", handled, net, scoped)[:size]
    ruleset = syscall("landlock_create_ruleset", attributes, size, 0)
    try:
        for path, rights in paths:
            with contextlib.suppress(FileNotFoundError, PermissionError):
                _allow(ruleset, path, rights & handled)
        syscall("landlock_restrict_self", ruleset, 0)
    finally:
        os.close(ruleset)
    return known


def _allow(ruleset: int, path: str, rights: int) -> None:
    fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
    try:
        if not stat.S_ISDIR(os.fstat(fd).st_mode):
            rights &= FILE_RIGHTS
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, fd), 12)
        syscall("landlock_add_rule", ruleset, RULE_PATH_BENEATH, rule, 0)
    finally:
        os.close(fd)
