# attack: makes a folder | expect: pass
import os

try:
    os.mkdir("@OPEN@/@TAG@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
