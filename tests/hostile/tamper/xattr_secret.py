# attack: attaches something to a file | expect: pass
import os

try:
    os.setxattr("@OTHER@", "user.passed", b"1")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
