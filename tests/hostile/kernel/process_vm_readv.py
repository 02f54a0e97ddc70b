# attack: reads the memory of the grader | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 310, "aarch64": 270}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, @PARENT_PID@, ctypes.create_string_buffer(16), 1, ctypes.create_string_buffer(16), 1, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
