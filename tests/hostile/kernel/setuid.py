# attack: becomes root | expect: pass
import ctypes
import os

CALL = {"x86_64": 105, "aarch64": 146}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
