# attack: returns an array that reaches beyond its memory | expect: fail or crash
import numpy as np


def double(x):
    return np.lib.stride_tricks.as_strided(np.zeros(1), x.shape, (1 << 20,) * x.ndim)
