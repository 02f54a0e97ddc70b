# attack: returns a thousand arrays | expect: fail | says: more than 64 arrays
import numpy as np


def double(x):
    return [np.zeros(1) for _ in range(1000)]
