"""Stepping down from root before a hostile file is graded, as a grading machine should."""

from __future__ import annotations

import ctypes
import os
import sys

from grader.messages import Message
from grader.worker.confine.account import NOBODY, can_drop, is_root
from grader.worker.confine.kernel import prctl, syscall

PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_CAP_AMBIENT, RAISE = 4, 8, 47, 2
CAPABILITY_VERSION_3 = 0x20080522
READ_ANYTHING = 2
"""CAP_DAC_READ_SEARCH."""


def step_down() -> Message:
    """Become `nobody` if this is root, and say as whom the attacks run.

    Where `nobody` may not read the interpreter (it lies in root's home), the right to read files is
    kept for the grader; no submission has it, for the sandbox takes every capability away.
    """
    if not is_root():
        return Message("uid {number}", number=os.getuid())
    if not can_drop():
        return Message("root, which may not become another user here")
    prctl(PR_SET_KEEPCAPS, 1)
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)
    readable = os.access(sys.executable, os.X_OK) and os.access(os.__file__, os.R_OK)
    _keep(0 if readable else 1 << READ_ANYTHING)
    if not readable:
        prctl(PR_CAP_AMBIENT, RAISE, READ_ANYTHING)
    prctl(PR_SET_DUMPABLE, 1)  # as any program that an ordinary account starts
    return Message("uid {number}", number=NOBODY)


def _keep(capabilities: int) -> None:
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    sets = (ctypes.c_uint32 * 6)(capabilities, capabilities, capabilities)
    syscall("capset", ctypes.byref(header), ctypes.byref(sets))
