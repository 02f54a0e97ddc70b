# attack: asks where memory lies | expect: pass
import ctypes
import os

CALL = {"x86_64": 239, "aarch64": 236}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, None, None, 0, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
