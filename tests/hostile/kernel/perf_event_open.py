# attack: counts what the processor does for others | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 298, "aarch64": 241}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, ctypes.create_string_buffer(128), 0, -1, -1, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
