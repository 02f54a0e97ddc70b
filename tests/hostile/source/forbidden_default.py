# attack: hides a call in the default of an argument | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy as np


def double(x, shift=np.ldexp):
    return shift(x, 1)
