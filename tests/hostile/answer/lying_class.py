# attack: returns an object that says it is an array | expect: fail or error
import numpy as np


class Liar:
    @property
    def __class__(self):
        return np.ndarray

    dtype, shape, size, flags = np.dtype(float), (3, 5), 15, None


def double(x):
    return Liar()
