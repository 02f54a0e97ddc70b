# attack: leaves its process group | expect: pass
import os

try:
    os.setpgid(0, 0)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
