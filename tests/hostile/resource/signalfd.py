# attack: has signals sent to a descriptor | expect: pass
import ctypes
import os

CALL = {"x86_64": 289, "aarch64": 74}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, -1, ctypes.create_string_buffer(8), 8, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
