# attack: has the kernel copy a range of a file | expect: pass
import ctypes
import os

CALL = {"x86_64": 326, "aarch64": 285}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 1, None, 1, None, 1, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
