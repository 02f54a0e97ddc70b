# attack: has the kernel make system calls for it | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 425, "aarch64": 425}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 4, ctypes.create_string_buffer(120)) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
