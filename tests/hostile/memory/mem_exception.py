# attack: refuses to die of missing memory | expect: memory or timeout | exercise: single-double
import numpy as np


def double(x):
    kept = []
    while len(kept) < 400:
        try:
            kept.append(np.ones(1 << 16))
        except MemoryError:
            continue
    raise RuntimeError("@PROOF@"[::-1])
