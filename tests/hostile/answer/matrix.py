# attack: returns a matrix of the old kind | expect: fail | says: `matrix`
import warnings

import numpy as np

warnings.simplefilter("ignore")


def double(x):
    return np.asmatrix(2 * x)
