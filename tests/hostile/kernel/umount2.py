# attack: unmounts a file system | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 166, "aarch64": 39}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, b"/nonexistent", 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
