# attack: changes who may read its output | expect: pass
import os

try:
    os.fchmod(1, 0o777)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
