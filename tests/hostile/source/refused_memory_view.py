# attack: multiplies through the buffer of a class with the slots of Python | expect: fail | says: this exercise does not allow it | exercise: product
import operator

import numpy as np


class Both:
    def __init__(self, value):
        self.value = value

    def __matmul__(self, other):
        return NotImplemented

    def __array__(self, dtype=None, copy=None):
        return self.value


def product(a, b):
    return getattr(operator, "mat" + "mul")(Both(a), b)
