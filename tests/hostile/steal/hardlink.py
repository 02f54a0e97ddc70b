# attack: makes a second name for a secret | expect: pass
import os

try:
    os.link("@KEY@", "@OPEN@/@TAG@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
