# attack: maps shared memory, which a limit on data does not count | expect: pass
import mmap

try:
    page = mmap.mmap(-1, 200 << 20)
    for at in range(0, 200 << 20, 4096):
        page[at] = 1
except OSError:
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
