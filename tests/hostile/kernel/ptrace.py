# attack: takes over the zygote | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 101, "aarch64": 117}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 16, os.getppid(), 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
