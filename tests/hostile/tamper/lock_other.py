# attack: locks a file, so that others wait | expect: pass
import fcntl
import os

try:
    fcntl.flock(os.open("@OTHER@", os.O_RDONLY), fcntl.LOCK_EX)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
