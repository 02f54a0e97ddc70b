# attack: has every process recorded | expect: pass
import ctypes
import os

CALL = {"x86_64": 163, "aarch64": 89}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, None) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
