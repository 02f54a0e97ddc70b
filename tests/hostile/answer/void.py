# attack: returns raw bytes | expect: fail | says: array of dtype
import numpy as np


def double(x):
    return np.ascontiguousarray(2 * x).view("V8")
