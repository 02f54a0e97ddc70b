# attack: calls what the exercise forbids under another name | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
from numpy import ldexp as shift


def double(x):
    return shift(x, 1)
