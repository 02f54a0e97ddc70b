# attack: asks which pages of shared libraries are in memory | expect: pass
import ctypes
import os

CALL = {"x86_64": 27, "aarch64": 232}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(CALL, ctypes.addressof(ctypes.create_string_buffer(4096)) & -4096, 4096, ctypes.create_string_buffer(8)) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
