# attack: makes one process | expect: pass
import os

try:
    if os.fork() == 0:
        os._exit(0)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
