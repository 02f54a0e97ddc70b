# attack: signals the zygote by a descriptor | expect: pass
import ctypes
import os

CALL = {"x86_64": 434, "aarch64": 434}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, os.getppid(), 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
