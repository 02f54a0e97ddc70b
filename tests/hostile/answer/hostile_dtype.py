# attack: returns a dtype object | expect: fail or error
import numpy as np


def double(x):
    return np.dtype([("a", "f8", (2**20,))])
