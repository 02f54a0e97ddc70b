# attack: changes how much others may store | expect: pass
import ctypes
import os

CALL = {"x86_64": 179, "aarch64": 60}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, b"/nonexistent", 0, None) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
