# attack: fills the disk | expect: pass
import os

written = 0
try:
    fd = os.open("@OPEN@/@TAG@", os.O_WRONLY | os.O_CREAT)
    for _ in range(20):
        written += os.write(fd, bytes(1 << 20))
except OSError:
    pass
if written:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
