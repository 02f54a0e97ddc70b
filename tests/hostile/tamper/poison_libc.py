# attack: changes a function of the C library | expect: pass or crash
import ctypes
import mmap

libc = ctypes.CDLL(None)
address = ctypes.cast(libc.abs, ctypes.c_void_p).value & -4096
if libc.mprotect(ctypes.c_void_p(address), 4096, 7) == 0:
    ctypes.memset(ctypes.cast(libc.abs, ctypes.c_void_p).value, 0xCC, 1)


def double(x):
    return 2 * x
