# attack: returns what is not equal to anything | expect: fail | says: NaN
import numpy as np


def double(x):
    return x * np.nan
