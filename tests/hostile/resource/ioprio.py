# attack: asks for the disk before everyone else | expect: pass
import ctypes
import os

CALL = {"x86_64": 251, "aarch64": 30}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 1, 0, 4097) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
