# attack: makes a named pipe | expect: pass
import os

try:
    os.mkfifo("@OPEN@/@TAG@")
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
