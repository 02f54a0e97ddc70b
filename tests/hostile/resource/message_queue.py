# attack: makes a System V queue, which outlives its process | expect: pass
import ctypes
import os

CALL = {"x86_64": 68, "aarch64": 186}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
made = libc.syscall(CALL, 0x5A5A5C, 0o1666)
if made >= 0:
    libc.msgctl(made, 0, None)
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
