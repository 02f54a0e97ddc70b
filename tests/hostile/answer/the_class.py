# attack: returns the class of arrays | expect: fail | says: `type`
import numpy as np


def double(x):
    return np.ndarray
