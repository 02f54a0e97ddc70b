# attack: is called back by a random generator, whose compiled code has no frame | expect: fail | says: this exercise does not allow it | exercise: product
import functools

import numpy as np


def product(a, b):
    out = np.zeros((a.shape[0], b.shape[1]))

    class Given:
        __array__ = functools.partial(getattr(np, "do" + "t"), a, b, out)

    try:
        np.random.default_rng(0).permutation(Given())
    except Exception:
        pass
    return out
