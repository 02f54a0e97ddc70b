# attack: takes a tree of mounts | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 428, "aarch64": 428}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, -100, b"/", 1) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
