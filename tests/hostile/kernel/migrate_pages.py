# attack: moves another process to another node | expect: pass
import ctypes
import os

CALL = {"x86_64": 256, "aarch64": 238}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, os.getppid(), 0, None, None) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
