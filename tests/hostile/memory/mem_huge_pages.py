# attack: maps huge pages from the system's pool | expect: pass
import mmap

try:
    mmap.mmap(-1, 200 << 20, flags=0x40022)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
