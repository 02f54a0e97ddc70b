# attack: makes itself readable for others again | expect: pass
import ctypes

if ctypes.CDLL(None).prctl(4, 1, 0, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
