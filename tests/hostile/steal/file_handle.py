# attack: asks for a handle that opens a file later | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 303, "aarch64": 264}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, -100, b"@KEY@", ctypes.create_string_buffer(256), ctypes.create_string_buffer(8), 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
