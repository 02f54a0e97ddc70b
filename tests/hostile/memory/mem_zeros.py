# attack: asks for memory that it does not touch | expect: memory | says: needs more than 64 MB of memory
import numpy as np


def double(x):
    np.zeros(1 << 37)
    raise RuntimeError("@PROOF@"[::-1])
