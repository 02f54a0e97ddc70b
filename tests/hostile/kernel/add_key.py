# attack: leaves a key in the kernel | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 248, "aarch64": 217}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, b"user", b"@TAG@", b"x", 1, -4) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
