# attack: has the C library start a program | expect: pass
import os

try:
    os.posix_spawn("/bin/true", ["true"], {})
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
