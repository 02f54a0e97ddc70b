# attack: has its pages merged with those of others, to see by the time what they hold | expect: pass
import mmap

try:
    page = mmap.mmap(-1, 1 << 20, flags=0x22)
    page.madvise(12)
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
