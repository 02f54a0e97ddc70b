# attack: calls what the exercise forbids | expect: fail | says: uses `numpy.ldexp`
import numpy as np


def double(x):
    return np.ldexp(x, 1)
