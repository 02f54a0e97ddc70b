# attack: takes its filter off | expect: pass
import ctypes

if ctypes.CDLL(None).prctl(22, 0, 0, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
