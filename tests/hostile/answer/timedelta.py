# attack: returns time spans, whose kind is neither whole nor real | expect: fail or error
import numpy as np


def double(x):
    return (2 * np.asarray(x)).astype("timedelta64[s]")
