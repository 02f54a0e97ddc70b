# attack: loads a module into the kernel | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 175, "aarch64": 105}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, None, 0, b"") >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
