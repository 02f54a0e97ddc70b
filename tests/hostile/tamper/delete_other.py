# attack: deletes another submission | expect: pass
import os

try:
    os.unlink("@OTHER@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
