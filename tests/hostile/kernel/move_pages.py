# attack: moves the pages of another process | expect: pass
import ctypes
import os

CALL = {"x86_64": 279, "aarch64": 239}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, os.getppid(), 0, None, None, None, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
