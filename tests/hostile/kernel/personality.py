# attack: takes protections off its memory | expect: pass
import ctypes
import os

CALL = {"x86_64": 135, "aarch64": 92}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0x0040000) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
