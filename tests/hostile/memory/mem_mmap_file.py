# attack: maps its own output, shared | expect: pass
import mmap
import os

try:
    os.ftruncate(1, 4096)
    mmap.mmap(1, 4096)
except (OSError, ValueError):
    pass
else:
    raise RuntimeError("@PROOF@"[::-1])


def double(x):
    return 2 * x
