# attack: makes a link to a secret | expect: pass
import os

try:
    os.symlink("@KEY@", "@OPEN@/@TAG@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
