# attack: hides a call in a class in a function | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy as np


class Hidden:
    def shift(self, x):
        return (lambda y: [np.ldexp(y, 1) for _ in range(1)][0])(x)


def double(x):
    return Hidden().shift(x)
