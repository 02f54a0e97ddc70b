# attack: calls what the exercise forbids by a second name of its library | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy as np

lib = np
other = lib


def double(x):
    return other.ldexp(x, 1)
