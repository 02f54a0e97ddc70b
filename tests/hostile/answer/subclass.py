# attack: returns an array whose class takes over every comparison | expect: fail | says: `Sly`
import numpy as np


class Sly(np.ndarray):
    def __array_ufunc__(self, *args, **kwargs):
        return np.True_

    def __array_function__(self, *args, **kwargs):
        return np.True_

    def __eq__(self, other):
        return True


def double(x):
    return x.view(Sly)
