# attack: uses the masked variant of what the exercise forbids | expect: fail | says: calls `numpy.dot` | exercise: product
import numpy as np


def product(a, b):
    return np.asarray(getattr(np.ma, "do" + "t")(a, b))
