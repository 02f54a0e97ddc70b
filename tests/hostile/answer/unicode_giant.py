# attack: returns texts of gigabytes with strides of zero | expect: fail or error
import numpy as np


def double(x):
    return np.lib.stride_tricks.as_strided(np.zeros(1, "U1"), (2**40,), (0,))
