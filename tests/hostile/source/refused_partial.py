# attack: wraps, copies and reduces the function | expect: fail | says: this exercise does not allow it | exercise: product
import copy
import functools

import numpy as np


def product(a, b):
    call = functools.partial(getattr(np, "do" + "t"), a)
    return copy.deepcopy(call)(b)
