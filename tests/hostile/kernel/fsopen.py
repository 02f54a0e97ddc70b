# attack: opens a file system as such | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 430, "aarch64": 430}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, b"tmpfs", 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
