# attack: maps far more address space than it may fill | expect: pass
import mmap

kept = []
try:
    for _ in range(100):
        kept.append(mmap.mmap(-1, 1 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=1))
except OSError:
    pass
if len(kept) > 8:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
