# attack: calls what the exercise forbids | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy as np


def double(x):
    return np.ldexp(x, 1)
