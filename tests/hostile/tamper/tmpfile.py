# attack: makes a file without a name | expect: pass
import os

try:
    os.open("@OPEN@", os.O_TMPFILE | os.O_RDWR)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
