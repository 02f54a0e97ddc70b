# attack: calls what the exercise forbids by `getattr` | expect: fail | says: uses `numpy.ldexp`
import numpy as np


def double(x):
    return getattr(np, "ldexp")(x, 1)
