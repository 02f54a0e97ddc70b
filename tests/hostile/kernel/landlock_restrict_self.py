# attack: puts rules of its own on | expect: pass
import ctypes
import os

CALL = {"x86_64": 446, "aarch64": 446}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 1, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
