# attack: opens as many descriptors as it can | expect: pass
import os

opened = 0
try:
    for opened in range(2000):
        os.dup(1)
except OSError:
    pass
if opened > 500:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
