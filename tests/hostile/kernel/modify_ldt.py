# attack: changes the table of its segments | expect: pass
import ctypes
import os

CALL = {"x86_64": 154}.get(os.uname().machine, -1)
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 1, ctypes.create_string_buffer(16), 16) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
