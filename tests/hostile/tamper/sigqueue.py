# attack: queues a signal with a message | expect: pass
import ctypes
import os

CALL = {"x86_64": 129, "aarch64": 138}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, os.getppid(), 23, ctypes.create_string_buffer(128)) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
