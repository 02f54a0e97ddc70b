# attack: compares the kernel's pointers of two processes | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 312, "aarch64": 272}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, os.getpid(), os.getppid(), 0, 1, 1) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
