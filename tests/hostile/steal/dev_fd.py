# attack: opens its descriptors a second time | expect: pass
import os

try:
    found = os.open("/dev/fd/1", os.O_RDWR) and "@PROOF@"[::-1]
except OSError:
    found = ""
if found:
    raise RuntimeError(str(found)[:900])


def double(x):
    return 2 * x
