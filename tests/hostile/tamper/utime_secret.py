# attack: changes the time of a file | expect: pass
import os

try:
    os.utime("@OTHER@", (1, 1))
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
