# attack: maps memory that grows by being touched | expect: pass
import mmap

try:
    mmap.mmap(-1, 1 << 20, flags=0x122)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
