# attack: hands what the exercise forbids to another function of the library | expect: fail | says: calls `numpy.dot` | exercise: product
import numpy as np


def product(a, b):
    return np.apply_along_axis(getattr(np, "do" + "t"), 0, b, a)
