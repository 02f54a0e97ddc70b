# attack: opens a secret without opening it | expect: pass
import os

try:
    os.open("@KEY@", os.O_PATH)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
