# attack: gives the grader's memory away | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 440, "aarch64": 440}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 1, ctypes.create_string_buffer(16), 1, 4, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
