# attack: has the collector keep what it would free, and looks there | expect: fail | says: this exercise does not allow it | exercise: product
import gc

import numpy as np


def product(a, b):
    gc.set_debug(gc.DEBUG_SAVEALL)
    gc.unfreeze()
    gc.collect()
    gc.set_debug(0)
    for value in gc.garbage:
        if callable(value) and getattr(value, "__name__", "") == "do" + "t":
            return value(a, b)
    return getattr(np, "do" + "t")(a, b)
