# attack: copies what the grader sends | expect: pass
import ctypes
import os

CALL = {"x86_64": 276, "aarch64": 77}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 3, 4, 1, 2) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
