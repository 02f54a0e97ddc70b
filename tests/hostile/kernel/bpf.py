# attack: loads a program into the kernel | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 321, "aarch64": 280}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 0, ctypes.create_string_buffer(128), 128) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
