# attack: copies a view that is larger than any memory | expect: memory or error or fail
import numpy as np


def double(x):
    return np.broadcast_to(1.0, (2**35,)).copy()
