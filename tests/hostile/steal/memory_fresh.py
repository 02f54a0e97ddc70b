# attack: searches memory that somebody gave back | expect: pass
import re

import numpy as np

found = set()
for size in (1 << 12, 1 << 16, 1 << 20, 20 << 20):
    blocks = [np.empty(size, "u1") for _ in range(min(64, (40 << 20) // size))]
    for block in blocks:
        found.update(re.findall(rb"canary-[0-9a-f]{32}", block.tobytes()))
    del blocks
if found:
    raise RuntimeError(str(found))


def double(x):
    return 2 * x
