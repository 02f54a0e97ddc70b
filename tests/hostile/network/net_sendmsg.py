# attack: sends a message over its pipe | expect: pass
import ctypes
import os

CALL = {"x86_64": 46, "aarch64": 211}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 4, ctypes.create_string_buffer(64), 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
