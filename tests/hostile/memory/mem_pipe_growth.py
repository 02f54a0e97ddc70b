# attack: makes a pipe's buffer as large as it can | expect: pass
import fcntl
import os

try:
    fcntl.fcntl(os.pipe()[1], 1031, 1 << 20)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
