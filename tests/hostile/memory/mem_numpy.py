# attack: fills one large array | expect: memory | says: needs more than 64 MB of memory
import numpy as np


def double(x):
    np.ones(200 << 17)
    raise RuntimeError("@PROOF@"[::-1])
