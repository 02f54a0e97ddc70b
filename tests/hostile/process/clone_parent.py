# attack: makes a process whose parent is the zygote | expect: pass
import ctypes
import os

CALL = {"x86_64": 56, "aarch64": 220}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0x8000 | 17, 0, 0, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
