# attack: changes the root of everything | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 155, "aarch64": 41}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, b"/nonexistent", b"/nonexistent") >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
