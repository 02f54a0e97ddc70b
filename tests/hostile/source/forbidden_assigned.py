# attack: calls what the exercise forbids by way of a variable | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy

library = numpy
shift = numpy.ldexp


def double(x):
    return shift(x, 1)
