# attack: hides the flags of a new process in memory | expect: pass
import ctypes
import os

CALL = {"x86_64": 435, "aarch64": 435}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
arguments = (ctypes.c_uint64 * 11)(0, 0, 0, 0, 17)
if libc.syscall(CALL, arguments, 88) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
