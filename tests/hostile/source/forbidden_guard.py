# attack: hides a call behind a question for its name | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy as np

if __name__ != "__main__":
    shift = np.ldexp


def double(x):
    return shift(x, 1)
