# attack: multiplies arrays of a class made afterwards | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np


class Mine(np.ndarray):
    pass


def product(a, b):
    return np.asarray(eval("x @ y", {"x": a.view(Mine), "y": b.view(Mine)}))
