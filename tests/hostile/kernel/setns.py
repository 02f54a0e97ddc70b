# attack: moves into the namespaces of another process | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 308, "aarch64": 268}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 1, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
