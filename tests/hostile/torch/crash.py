# attack: writes over its own memory | expect: crash or error or fail or timeout | exercise: tensor-double
import torch

import ctypes


def double(x):
    ctypes.memset(x.data_ptr() - (1 << 12), 0xFF, 1 << 14)
    return 2 * x
