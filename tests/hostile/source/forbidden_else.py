# attack: hides a call in the other branch of a program's main part | expect: fail | says: uses `numpy.ldexp` | exercise: own-double
import numpy as np

if __name__ == "__main__":
    pass
else:
    shift = np.ldexp


def double(x):
    return shift(x, 1)
