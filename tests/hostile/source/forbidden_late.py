# attack: calls what the exercise forbids after thousands of other calls | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy as np

NAMES = [@USES@]


def double(x):
    return np.ldexp(x, 1)
