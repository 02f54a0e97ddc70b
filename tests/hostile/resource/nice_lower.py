# attack: changes its own priority | expect: pass
import os

try:
    os.nice(1)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
