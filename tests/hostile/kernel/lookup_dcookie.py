# attack: asks for the name of a file by a number | expect: pass
import ctypes
import os

CALL = {"x86_64": 212, "aarch64": 18}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, ctypes.create_string_buffer(64), 64) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
