# attack: asks for rules of its own | expect: pass
import ctypes
import os

CALL = {"x86_64": 444, "aarch64": 444}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, None, 0, 1) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
