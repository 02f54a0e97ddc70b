# attack: calls the method of a masked array, a type of its own | expect: fail | says: this exercise does not allow it | exercise: product
import numpy as np


def product(a, b):
    return getattr(np.ma.masked_array(a), "do" + "t")(np.ma.masked_array(b)).data
