# attack: returns an array mapped from a file that it cannot have | expect: fail or error
import numpy as np


def double(x):
    return np.memmap("/proc/self/mem", mode="r", shape=(8,))
