# attack: makes a System V segment, which outlives its process | expect: pass
import ctypes
import os

CALL = {"x86_64": 29, "aarch64": 194}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
made = libc.syscall(CALL, 0x5A5A5A, 200 << 20, 0o1666)
if made >= 0:
    libc.shmctl(made, 0, None)
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
