# attack: puts bytes into a file in memory | expect: pass
import os

try:
    fd = os.memfd_create("@TAG@")
    os.write(fd, bytes(1 << 20))
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
