# attack: pins memory | expect: pass
import ctypes
import os

CALL = {"x86_64": 149, "aarch64": 228}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
page = ctypes.create_string_buffer(1 << 20)
if libc.syscall(CALL, ctypes.addressof(page), 1 << 20) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
