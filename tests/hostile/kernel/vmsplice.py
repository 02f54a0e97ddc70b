# attack: gives pages away through a pipe | expect: pass
import ctypes
import os

CALL = {"x86_64": 278, "aarch64": 75}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 4, None, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
