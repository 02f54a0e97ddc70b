# attack: changes what the kernel believes of its memory | expect: pass
import ctypes

if ctypes.CDLL(None).prctl(35, 1, 0, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
