# attack: reads the kernel's messages | expect: pass
import ctypes
import os

CALL = {"x86_64": 103, "aarch64": 116}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 3, ctypes.create_string_buffer(64), 64) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
