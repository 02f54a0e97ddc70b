# attack: makes a file in memory, to run it | expect: pass
import ctypes
import os

CALL = {"x86_64": 319, "aarch64": 279}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, b"x", 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
