# attack: has NumPy call the method, from code of its own that calls whatever it is handed | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np


def product(a, b):
    return np.apply_along_axis(getattr(np.ndarray, "do" + "t"), 1, a, b)
