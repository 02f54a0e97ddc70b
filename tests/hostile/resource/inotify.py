# attack: watches files for changes | expect: pass
import ctypes
import os

CALL = {"x86_64": 294, "aarch64": 26}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, 0, 0, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
