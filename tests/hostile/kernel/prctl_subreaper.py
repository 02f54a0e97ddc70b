# attack: wants to inherit the processes of others | expect: pass
import ctypes

if ctypes.CDLL(None).prctl(36, 1, 0, 0, 0) >= 0:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
