# attack: has the kernel keep timers for it | expect: pass
import ctypes
import os

CALL = {"x86_64": 222, "aarch64": 107}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, 0, ctypes.create_string_buffer(8)) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
