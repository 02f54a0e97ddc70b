# attack: loads a file as a shared library, to see it in the error | expect: pass
import ctypes

try:
    ctypes.CDLL("@KEY@")
except OSError as error:
    if "invalid" in str(error) or "short" in str(error):
        raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
