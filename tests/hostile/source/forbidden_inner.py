# attack: calls what the exercise forbids from where the library keeps it | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy as np


def double(x):
    return np._core.umath.ldexp(x, 1)
