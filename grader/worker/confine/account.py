"""Layer: the account. No root, no capabilities, no way to gain any, unreadable for its own kind.

Reason: root passes many a check that the other layers rely on, and a process of the same account
may read another's memory through `ptrace` or `/proc/<pid>/mem` unless it is not dumpable.
"""

from __future__ import annotations

import ctypes
import os

from .kernel import prctl, syscall

NOBODY = 65534
"""The account that owns nothing, mapped even in most containers."""

PR_SET_DUMPABLE = 4
PR_SET_NO_NEW_PRIVS = 38
CAPABILITY_VERSION_3 = 0x20080522
SETGID_AND_SETUID = 1 << 6 | 1 << 7


def is_root() -> bool:
    """Whether any of this process's user ids is root's."""
    return 0 in os.getresuid()


def can_drop() -> bool:
    """Whether this process is an ordinary one, or root with the right to become `nobody`.

    Root of a user namespace may have the right, but no account to become: one that the namespace
    does not map, or group ids that it may not drop.
    """
    if not is_root():
        return True
    found = [line for line in _own("status").splitlines() if line.startswith("CapEff:")]
    effective = int(found[0].split()[1], 16) if found else 0
    mapped = all(_maps(_own(name)) for name in ("uid_map", "gid_map"))
    rights = effective & SETGID_AND_SETUID == SETGID_AND_SETUID
    return rights and mapped and _own("setgroups").strip() in ("allow", "")


def _own(name: str) -> str:
    """What the kernel says of this process; nothing where it has no user namespaces."""
    try:
        with open(f"/proc/self/{name}", encoding="ascii") as file:  # noqa: PTH123
            return file.read()
    except FileNotFoundError:
        return ""


def _maps(text: str) -> bool:
    """Whether a map of ids (first inside, first outside, how many) has one for `nobody`."""
    ranges = [[int(number) for number in line.split()] for line in text.splitlines()]
    return not ranges or any(first <= NOBODY < first + count for first, _, count in ranges)


def drop() -> None:
    """Become `nobody` if this is root; give up every capability; be unreadable for others.

    Libraries must be in before: `nobody` may not even see them. The parent keeps its hold: a
    `pidfd` and the CPU clock do not ask who owns the process, or the parent is still root.
    """
    if is_root():
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)
    give_up()


def give_up() -> None:
    """Give up every capability, and be unreadable for others."""
    _drop_capabilities()
    prctl(PR_SET_DUMPABLE, 0)


def forbid_privileges() -> None:
    """No execution gains privileges any more; the kernel asks this before Landlock and seccomp."""
    prctl(PR_SET_NO_NEW_PRIVS, 1)


def _drop_capabilities() -> None:
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    syscall("capset", ctypes.byref(header), ctypes.byref(nothing))
