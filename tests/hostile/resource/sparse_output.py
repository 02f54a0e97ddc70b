# attack: makes its output file a terabyte long | expect: crash
import os

try:
    os.ftruncate(1, 1 << 40)
except OSError:
    pass
if os.lseek(1, 0, os.SEEK_END) > 1 << 30:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
