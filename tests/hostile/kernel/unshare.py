# attack: moves into namespaces of its own | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 272, "aarch64": 97}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0x10000000) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
