# attack: takes a connection from a descriptor | expect: pass
import ctypes
import os

CALL = {"x86_64": 288, "aarch64": 242}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 3, None, None, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
