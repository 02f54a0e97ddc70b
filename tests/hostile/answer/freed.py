# attack: returns an array over memory it has given back | expect: fail or crash
import ctypes

import numpy as np


def double(x):
    block = ctypes.create_string_buffer(8 * x.size)
    address = ctypes.addressof(block)
    pointer = ctypes.cast(address, ctypes.POINTER(ctypes.c_double))
    y = np.ctypeslib.as_array(pointer, x.shape)
    del block
    return y
