# attack: calls what the exercise forbids by `getattr` | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy as np


def double(x):
    return getattr(np, "ldexp")(x, 1)
