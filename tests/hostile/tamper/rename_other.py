# attack: renames another submission | expect: pass
import os

try:
    os.rename("@OTHER@", "@OTHER@.old")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
