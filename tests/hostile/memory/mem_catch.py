# attack: catches the refusal and answers | expect: pass
import numpy as np


def double(x):
    kept = []
    try:
        for _ in range(200):
            kept.append(np.ones(1 << 17))
    except MemoryError:
        return 2 * x
    raise RuntimeError("@PROOF@"[::-1])
