# attack: has the clock of the machine run faster | expect: pass
import ctypes
import os

CALL = {"x86_64": 159, "aarch64": 171}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, ctypes.create_string_buffer(256)) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
