# attack: keeps capabilities that it has not | expect: pass
import ctypes

if ctypes.CDLL(None).prctl(47, 2, 1, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
