# attack: makes a secret readable for everybody | expect: pass
import os

try:
    os.chmod("@KEY@", 0o777)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
