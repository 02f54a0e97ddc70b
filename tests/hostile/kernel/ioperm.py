# attack: asks for the ports of devices | expect: pass
import ctypes
import os

CALL = {"x86_64": 173}.get(os.uname().machine, -1)
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, 8, 1) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
