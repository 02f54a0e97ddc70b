# attack: moves bytes between descriptors unseen | expect: pass
import ctypes
import os

CALL = {"x86_64": 275, "aarch64": 76}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 3, None, 4, None, 1, 2) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
