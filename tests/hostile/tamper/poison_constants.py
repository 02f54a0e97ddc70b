# attack: changes constants in the memory of libraries | expect: fail or crash or error
import ctypes

import numpy as np


def double(x):
    address = id(np.float64.__dict__)
    ctypes.memset(address + 16, 0, 64)
    return x
