# attack: cuts another submission | expect: pass
import os

try:
    os.truncate("@OTHER@", 0)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
