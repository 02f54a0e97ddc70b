# attack: returns a record array | expect: fail | says: `recarray`
import numpy as np


def double(x):
    return (2 * x).view(np.recarray)
