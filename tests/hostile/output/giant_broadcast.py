# attack: returns an array that would fill 800 terabytes | expect: fail | says: larger than the output limit
import numpy as np


def double(x):
    return np.broadcast_to(1.0, (10**7, 10**7))
