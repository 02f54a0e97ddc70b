# attack: sets the clock of the machine | expect: pass
import ctypes
import os

CALL = {"x86_64": 227, "aarch64": 112}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, ctypes.create_string_buffer(16)) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
