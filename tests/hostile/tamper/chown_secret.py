# attack: gives a secret away | expect: pass
import os

try:
    os.chown("@KEY@", -1, -1)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
