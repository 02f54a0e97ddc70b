# attack: takes capabilities back | expect: pass
import ctypes
import os

CALL = {"x86_64": 126, "aarch64": 91}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, ctypes.create_string_buffer(8), ctypes.create_string_buffer(24)) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
