# attack: returns NaN where a measure that is NaN does not apply | expect: fail | says: apart is violated | exercise: pair
import numpy as np


def pair(x):
    return (2 * x, -x) if x.shape == (3, 5) else (np.full_like(x, np.nan), -x)
