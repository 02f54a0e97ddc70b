# attack: moves memory between the nodes of the machine | expect: pass
import ctypes
import os

CALL = {"x86_64": 237, "aarch64": 235}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, 4096, 0, None, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
