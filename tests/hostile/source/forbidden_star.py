# attack: calls what the exercise forbids by its bare name | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
from numpy import *


def double(x):
    return ldexp(x, 1)
