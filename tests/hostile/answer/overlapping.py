# attack: returns an array whose rows share their memory | expect: fail
import numpy as np


def double(x):
    return np.lib.stride_tricks.as_strided(2 * x, x.shape, (0,) * x.ndim)
