# attack: exchanges two submissions | expect: pass
import os

try:
    os.replace("@KEY@", "@OTHER@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
