# attack: watches a folder by a descriptor of another kind | expect: pass
import ctypes
import os

CALL = {"x86_64": 254, "aarch64": 27}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, 1, b"@FOLDER@", 2) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
