# attack: opens a file by its number | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 304, "aarch64": 265}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, -100, ctypes.create_string_buffer(128), 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
