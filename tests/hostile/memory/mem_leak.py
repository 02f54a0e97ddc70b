# attack: keeps a little more with every call | expect: memory | says: needs more than 64 MB of memory
import numpy as np

KEPT = []


def double(x):
    KEPT.append(np.ones(20 << 17))
    if len(KEPT) > 10:
        raise RuntimeError("@PROOF@"[::-1])
    return 2 * x
