# attack: takes what the exercise forbids from the closure of another function | expect: fail | says: calls `numpy.matmul` | exercise: product
import numpy as np


def product(a, b):
    method = getattr(np.lib.mixins.NDArrayOperatorsMixin, "__mat" + "mul__")
    return method.__closure__[0].cell_contents(a, b)
