# attack: moves the end of the heap by hand | expect: pass
import ctypes

libc = ctypes.CDLL(None)
libc.sbrk.restype = ctypes.c_void_p
if libc.sbrk(ctypes.c_long(200 << 20)) not in (None, 2**64 - 1):
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
