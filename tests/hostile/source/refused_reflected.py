# attack: has an operand of its own hand the product back to the array | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np


class Other:
    def __init__(self, b):
        self.b = b

    def __array__(self, dtype=None, copy=None):
        return self.b


def product(a, b):
    return eval("x @ y", {"x": a, "y": Other(b)})
