# attack: loads another kernel | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 246, "aarch64": 104}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, 0, None, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
