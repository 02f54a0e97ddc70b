# attack: asks for a guaranteed share of the processor | expect: pass
import ctypes
import os

CALL = {"x86_64": 314, "aarch64": 274}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, ctypes.create_string_buffer(64), 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
