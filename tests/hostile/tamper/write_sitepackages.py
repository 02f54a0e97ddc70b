# attack: writes where libraries are found | expect: pass
import numpy
import os

try:
    open(os.path.dirname(os.path.dirname(numpy.__file__)) + "/@TAG@.pth", "w").close()
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
