# attack: signals a thread of the zygote in another way | expect: pass
import ctypes
import os

CALL = {"x86_64": 234, "aarch64": 131}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, os.getppid(), os.getppid(), 23) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
