# attack: returns an array of records | expect: fail | says: array of dtype
import numpy as np


def double(x):
    return np.zeros((3, 5), dtype=[("a", "f8")])
