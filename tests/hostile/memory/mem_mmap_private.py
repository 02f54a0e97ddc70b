# attack: maps private memory by hand | expect: error | says: `OSError` at line 6
import mmap


def double(x):
    page = mmap.mmap(-1, 200 << 20, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    for at in range(0, 200 << 20, 4096):
        page[at] = 1
    raise RuntimeError("@PROOF@"[::-1])
