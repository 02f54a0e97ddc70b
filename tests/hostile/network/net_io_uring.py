# attack: has the kernel open a connection for it | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 426, "aarch64": 426}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 1, 1, 0, 0, None) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
