# attack: becomes a program it holds open | expect: pass
import ctypes
import os

CALL = {"x86_64": 322, "aarch64": 281}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
argv = (ctypes.c_char_p * 1)()
if libc.syscall(CALL, 1, b"", argv, argv, 0x1000) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
