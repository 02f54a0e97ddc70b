# attack: uses the operator of another type of arrays | expect: fail | says: calls `@` | exercise: product
import numpy as np


def product(a, b):
    return np.asarray(eval("m " + chr(64) + " b", {"m": np.asmatrix(a), "b": b}))
