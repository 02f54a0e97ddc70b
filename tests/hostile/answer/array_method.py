# attack: returns an object that becomes another array whenever it is asked | expect: fail | says: `Lazy`
import numpy as np


class Lazy:
    def __array__(self, *args, **kwargs):
        return np.zeros((3, 5))

    __array_priority__ = 1e9


def double(x):
    return Lazy()
