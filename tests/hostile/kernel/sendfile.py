# attack: has the kernel copy a file | expect: pass
import ctypes
import os

CALL = {"x86_64": 40, "aarch64": 71}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 4, 1, None, 1) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
