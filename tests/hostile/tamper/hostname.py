# attack: renames the machine | expect: pass
import ctypes
import os

CALL = {"x86_64": 170, "aarch64": 161}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, b"@TAG@", 4) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
