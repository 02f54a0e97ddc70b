# attack: changes its root | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 161, "aarch64": 51}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, b"/tmp") >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
