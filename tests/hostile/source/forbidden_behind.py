# attack: calls what the exercise forbids after thousands of different names | expect: error | says: different names | exercise: own-double
import numpy as np


def never(x):
    @DIFFERENT@


def double(x):
    return np.ldexp(x, 1)
