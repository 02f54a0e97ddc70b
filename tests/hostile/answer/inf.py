# attack: returns what is larger than any error | expect: fail | says: infinite
import numpy as np


def double(x):
    return x * 0 + np.inf
