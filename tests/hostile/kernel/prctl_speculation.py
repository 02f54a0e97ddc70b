# attack: takes protections of the processor off | expect: pass
import ctypes

if ctypes.CDLL(None).prctl(53, 0, 2, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
