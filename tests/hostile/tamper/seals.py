# attack: seals the file its output goes to | expect: pass
import ctypes
import os

CALL = {"x86_64": 72, "aarch64": 25}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 1, 1033, 0x1F) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
