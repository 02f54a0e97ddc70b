# attack: makes a device | expect: pass
import os

try:
    os.mknod("@OPEN@/@TAG@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
