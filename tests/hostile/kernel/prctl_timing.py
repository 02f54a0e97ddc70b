# attack: has reading the clock end its process, or not | expect: pass
import ctypes

if ctypes.CDLL(None).prctl(26, 1, 0, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
