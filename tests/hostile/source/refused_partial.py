# attack: wraps, copies and reduces the function | expect: fail | says: this exercise asks you to write | exercise: product
import copy
import functools

import numpy as np


def product(a, b):
    call = functools.partial(getattr(np, "do" + "t"), a)
    return copy.deepcopy(call)(b)
