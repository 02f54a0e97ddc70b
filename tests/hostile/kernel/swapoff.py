# attack: takes the machine's swap space away | expect: pass
import ctypes
import os

CALL = {"x86_64": 168, "aarch64": 225}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, b"/nonexistent") >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
