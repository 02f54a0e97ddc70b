# attack: writes into the memory of the zygote | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 311, "aarch64": 271}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, os.getppid(), ctypes.create_string_buffer(16), 1, ctypes.create_string_buffer(16), 1, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
