# attack: returns five thousand arrays | expect: fail | says: more than 4096 arrays
import numpy as np


def double(x):
    return [np.zeros(1) for _ in range(5000)]
