# attack: is called back by a function of the library that may call the forbidden one | expect: fail | says: this exercise does not allow it | exercise: product
import functools

import numpy as np


def product(a, b):
    out = np.zeros((a.shape[0], b.shape[1]))

    class Given:
        __array__ = functools.partial(getattr(np, "do" + "t"), a, b, out)

    try:
        np.cov(Given())
    except Exception:
        pass
    return out
