# attack: has `numpy.vectorize` call the operator's method | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np


def product(a, b):
    return np.vectorize(getattr(np.ndarray, "__mat" + "mul__"), signature="(n),(n,m)->(m)")(a, b)
