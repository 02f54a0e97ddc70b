# attack: signals a thread of the zygote | expect: pass
import ctypes
import os

CALL = {"x86_64": 200, "aarch64": 130}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, os.getppid(), 23) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
