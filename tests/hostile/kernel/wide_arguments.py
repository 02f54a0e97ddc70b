# attack: hides a forbidden argument in the half of a register nobody reads | expect: pass
import ctypes
import os

CLONE, MMAP = {"x86_64": (56, 9), "aarch64": (220, 222)}[os.uname().machine]
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
high = 1 << 32
made = libc.syscall(CLONE, ctypes.c_long(high | 17), 0, 0, 0, 0)
if made == 0:
    os._exit(0)
shared = libc.syscall(MMAP, 0, ctypes.c_long(4096), 3, ctypes.c_long(high | 0x21), -1, 0)
if made > 0 or shared > 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
