# attack: hides a call in the main part of a program it pretends to be | expect: error | says: `NameError` | exercise: own-double
import numpy as np

__name__ = "__main__"
if __name__ == "__main__":
    shift = np.ldexp


def double(x):
    return shift(x, 1)
