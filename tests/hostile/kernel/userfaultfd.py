# attack: halts the kernel in the middle of a copy | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 323, "aarch64": 282}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
