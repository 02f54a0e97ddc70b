# attack: mounts a file system | expect: crash | says: tried something the sandbox forbids
import ctypes
import os

CALL = {"x86_64": 165, "aarch64": 40}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, b"x", b"/tmp", b"tmpfs", 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
