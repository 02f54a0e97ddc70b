# attack: opens a file by the newest call | expect: pass
import ctypes
import os

CALL = {"x86_64": 437, "aarch64": 437}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
how = (ctypes.c_uint64 * 3)()
if libc.syscall(CALL, -100, b"@KEY@", how, 24) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
