# attack: puts a filter of its own on, to fake what calls return | expect: pass
import ctypes

if ctypes.CDLL(None).prctl(22, 2, 0, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
