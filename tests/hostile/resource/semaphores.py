# attack: makes System V semaphores, which outlive their process | expect: pass
import ctypes
import os

CALL = {"x86_64": 64, "aarch64": 190}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
made = libc.syscall(CALL, 0x5A5A5B, 4, 0o1666)
if made >= 0:
    libc.semctl(made, 0, 0)
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
