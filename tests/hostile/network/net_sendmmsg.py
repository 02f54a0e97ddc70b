# attack: sends many messages at once | expect: pass
import ctypes
import os

CALL = {"x86_64": 307, "aarch64": 269}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 4, None, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
