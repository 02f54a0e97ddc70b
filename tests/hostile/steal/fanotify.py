# attack: watches the whole machine's files | expect: pass
import ctypes
import os

CALL = {"x86_64": 300, "aarch64": 262}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
