# attack: asks for a file's times by the newest call | expect: pass
import ctypes
import os

CALL = {"x86_64": 332, "aarch64": 291}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, -100, b"@KEY@", 0, 0x7FF, ctypes.create_string_buffer(256)) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
